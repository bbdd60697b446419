"""The style of an EPUB: as little as can be, for its readers choose type, size and colours.

No colour is set but that of what is being read, no size but in that of the reader's own print. In
the dark a reading program without colours of its own takes those that the system has for it.
"""

ACTIVE = "is-read-aloud"
"""The class of the element that is being said."""

STYLE = f"""\
:root {{ color-scheme: light dark; }}
body {{ line-height: 1.5; margin: 5%; overflow-wrap: break-word; text-align: start; hyphens: none;
  -webkit-hyphens: none; -epub-hyphens: none; }}
h1, h2, h3, h4, h5, h6 {{ line-height: 1.25; margin: 1.2em 0 0.5em; break-after: avoid; }}
h1 {{ font-size: 1.5em; margin-top: 0; }}
h2 {{ font-size: 1.3em; }}
h3, h4, h5, h6 {{ font-size: 1.15em; }}
p, ul, ol, dl, figure, table {{ margin: 0 0 1em; }}
ul, ol {{ padding-inline-start: 1.6em; }}
li {{ margin: 0.5em 0; }}
abbr {{ text-decoration: none; }}
dt {{ font-weight: bold; }}
dd {{ margin: 0 0 0.8em 1em; }}
.callout {{ border: 0.1em solid; border-inline-start-width: 0.4em; padding: 0.8em 0.8em 0;
  margin: 0 0 1em; break-inside: avoid; }}
.definition {{ border-inline-start: 0.15em solid; padding-inline-start: 0.8em; }}
.answer > div {{ border-bottom: 0.1em solid; height: 2.5em; }}
.answer {{ margin: 0 0 1em; }}
img {{ max-width: 100%; height: auto; background: #fff; }}
figure {{ break-inside: avoid; }}
table {{ border-collapse: collapse; width: 100%; }}
caption {{ text-align: start; font-weight: bold; padding-bottom: 0.4em; }}
th, td {{ border: 0.05em solid; padding: 0.4em; text-align: start; vertical-align: top; }}
@media (max-width: 40em) {{
  table, caption, tbody, tr, th, td {{ display: block; }}
  thead {{ position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }}
  tr {{ border: 0.05em solid; padding: 0.4em 0.6em; margin-bottom: 0.6em; break-inside: avoid; }}
  tbody th, td {{ border: 0; padding: 0.1em 0; }}
  [data-column]::before {{ content: attr(data-column); font-weight: normal; }}
}}
.{ACTIVE} {{ background: #ffe680; color: #000; outline: 0.1em solid #000; }}
.{ACTIVE} * {{ color: #000; }}
@media (forced-colors: active) {{ .{ACTIVE} {{ outline: 0.15em solid; }} }}
"""
