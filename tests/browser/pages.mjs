// Opens every page below a folder, from disk, at the widths of a phone, a tablet and a desk, light and dark. Held:
// nothing is loaded but the page itself, nothing is said on the console, nothing scrolls sideways, axe-core finds
// no breach of WCAG 2.2 A and AA, and without JavaScript the same text is there to read.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [360, 800, 1280];
const SCHEMES = ["light", "dark"];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const pages = readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const launch = { executablePath: process.env.BROWSER, args: ["--no-sandbox"] };
const browser = await chromium.launch(launch);

// Opens a page; every request but its own and every word on the console is a finding.
async function open(name, options, findings) {
  const context = await browser.newContext({ viewport: { width: options.width, height: 900 }, colorScheme: options.scheme, javaScriptEnabled: options.script ?? true });
  const page = await context.newPage();
  const own = pathToFileURL(join(root, name)).href;
  page.on("request", (request) => request.url() === own || findings.push(`loads ${request.url()}`));
  page.on("console", (message) => findings.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => findings.push(`script: ${error.message}`));
  await page.goto(own);
  return page;
}

// What is wrong with a page at one width and scheme.
async function look(name, width, scheme) {
  const findings = [];
  const page = await open(name, { width, scheme }, findings);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (over > 0) findings.push(`scrolls sideways by ${over} px`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), RULES);
  for (const v of violations) findings.push(`${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")})`);
  const text = await page.evaluate(() => document.body.innerText.trim());
  await page.context().close();
  return { findings, text };
}

// The text of a page that runs no script is what the others see.
async function still(name, text) {
  const findings = [];
  const page = await open(name, { width: 800, scheme: "light", script: false }, findings);
  const plain = (await page.locator("body").innerText()).trim();
  if (plain.length < text.length * 0.9) findings.push(`without JavaScript ${plain.length} of ${text.length} characters are left`);
  await page.context().close();
  return findings;
}

let failed = 0;
for (const name of pages) {
  const found = [];
  let text = "";
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const seen = await look(name, width, scheme);
      text = seen.text;
      found.push(...seen.findings.map((f) => `${width} ${scheme}: ${f}`));
    }
  }
  found.push(...(await still(name, text)).map((f) => `no script: ${f}`));
  if (found.length > 0) {
    failed += 1;
    console.log(`FAIL ${relative(".", name)}\n  ${[...new Set(found)].join("\n  ")}`);
  }
}
await browser.close();
if (pages.length === 0) console.log("no page was built");
console.log(`pages: ${pages.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || pages.length === 0 ? 1 : 0);
