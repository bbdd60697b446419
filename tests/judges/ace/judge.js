// Judges EPUBs with Ace by DAISY: a line of JSON for each file, in order.
"use strict";

const fs = require("fs");
const os = require("os");
const path = require("path");
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");

async function judge(file) {
  // Without a folder for its report Ace would print it among our lines.
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "ace-"));
  const options = { cwd: process.cwd(), outdir, initLogger: true, silent: true, fileName: path.join(outdir, "ace.log") };
  try {
    const [, report] = await ace(file, options, runner);
    return report;
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
  }
}

async function main(files) {
  for (const file of files) process.stdout.write(JSON.stringify(await judge(file)) + "\n");
}

main(process.argv.slice(2)).catch((error) => {
  console.error((error && error.stack) || `no verdict: ${error}`);
  process.exitCode = 1;
});
