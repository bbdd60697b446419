"""Reports for those who write and sign: pages of plain HTML, without a script or the network."""
