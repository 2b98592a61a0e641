// Opens web pages in a browser and lets axe-core look for what keeps people out (WCAG 2.2, A and AA).
//
//     node axe.js [--looks=phone,print] FILE…
//
// Each page is looked at on a telephone and on a screen, by day and by night, and as it is printed, or only as
// `--looks` says. Besides: nothing must be asked of the network, nothing must run, and a telephone must not have to
// be moved sideways. Prints a line for each page and ends with 1 when something is wrong.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
const LOOKS = {
  phone: { width: 360, scheme: "light", media: "screen" },
  "phone-dark": { width: 360, scheme: "dark", media: "screen" },
  screen: { width: 1280, scheme: "light", media: "screen" },
  "screen-dark": { width: 1280, scheme: "dark", media: "screen" },
  print: { width: 794, scheme: "light", media: "print" },
};

const given = process.argv.slice(2);
const chosen = given.filter((one) => one.startsWith("--looks=")).flatMap((one) => one.slice(8).split(","));
const files = given.filter((one) => !one.startsWith("--"));

// Words that stand out too little from what is behind them. axe leaves to people what is partly covered or scrolled
// out of sight, which on a telephone is most of every table, and under the mark of a printed page everything.
// Runs in the page.
function palest() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (given) => {
    if (!known.has(given)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = given;
      canvas.fillRect(0, 0, 1, 1);
      known.set(given, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(given);
  };
  const light = ([red, green, blue]) => {
    const part = (one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const back = colour(getComputedStyle(one).backgroundColor);
      if (back[3] === 255) return back;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [0, 0, 0] : [255, 255, 255];
  };
  const pale = [];
  for (const element of document.body.querySelectorAll("*")) {
    const words = [...element.childNodes].some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
    if (!words || element.closest("[aria-hidden=true], svg") || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const [one, other] = [light(colour(style.color)), light(behind(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < least) pale.push(`${ratio.toFixed(2)} instead of ${least}: ${element.outerHTML.slice(0, 120)}`);
  }
  return pale;
}

// What is wrong with the page as it looks now.
async function look(page, name) {
  const as = LOOKS[name];
  const wrong = [];
  await page.setViewport({ width: as.width, height: 900 });
  // In one message: the second of two would take the first back.
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", {
    media: as.media,
    features: [{ name: "prefers-color-scheme", value: as.scheme }],
  });
  const wide = await page.evaluate(() => ({
    scroll: document.scrollingElement.scrollWidth,
    shown: window.innerWidth,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    print: matchMedia("print").matches,
  }));
  if (as.media === "screen" && wide.scroll > wide.shown) {
    wrong.push(`${name}: ${wide.scroll} px wide on ${wide.shown}`);
  }
  if (wide.dark !== (as.scheme === "dark") || wide.print !== (as.media === "print")) {
    wrong.push(`${name}: is not shown like that`);
  }
  const found = await page.evaluate(
    (tags) => axe.run(document, { runOnly: tags, resultTypes: ["violations"] }).then((result) => ({
      asked: result.passes.length + result.violations.length,
      violations: result.violations.map((one) => ({
        id: one.id,
        help: one.help,
        times: one.nodes.length,
        where: one.nodes[0].html.slice(0, 160),
        why: (one.nodes[0].failureSummary || "").replace(/\s+/g, " ").slice(0, 240),
      })),
    })),
    TAGS,
  );
  if (found.asked < 5) wrong.push(`${name}: axe asked only ${found.asked} questions`);
  for (const one of found.violations) {
    wrong.push(`${name}: ${one.id}, ${one.times} times: ${one.help}: ${one.where} — ${one.why}`);
  }
  const pale = await page.evaluate(palest);
  await session.detach();
  if (pale.length) wrong.push(`${name}: ${pale.length} words too pale: ${pale[0]}`);
  return { wrong, asked: found.asked };
}

async function check(browser, file) {
  const page = await browser.newPage();
  const here = pathToFileURL(path.resolve(file)).href;
  const wrong = [];
  page.on("request", (request) => {
    const asked = request.url();
    if (asked !== here && !asked.startsWith("data:")) wrong.push(`asks for ${asked.slice(0, 120)}`);
  });
  page.on("pageerror", (error) => wrong.push(`an error while it is shown: ${error.message.slice(0, 200)}`));
  page.on("console", (said) => {
    if (said.type() === "error") wrong.push(`the browser complains: ${said.text().slice(0, 200)}`);
  });
  await page.goto(here, { waitUntil: "load" });
  const runs = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const on = all.filter((one) => [...one.attributes].some((given) => /^on/i.test(given.name)));
    const links = [...document.querySelectorAll("[href]")].filter((one) => /^\s*(javascript|vbscript|data):/i.test(one.getAttribute("href")));
    return {
      scripts: document.scripts.length,
      on: on.length,
      links: links.length,
      frames: document.querySelectorAll("iframe,object,embed,form,base,meta[http-equiv=refresh]").length,
    };
  });
  for (const [what, times] of Object.entries(runs)) {
    if (times) wrong.push(`${times} of what could run or lead away: ${what}`);
  }
  await page.evaluate(axe);
  let asked = 0;
  for (const name of chosen.length ? chosen : Object.keys(LOOKS)) {
    const seen = await look(page, name);
    wrong.push(...seen.wrong);
    asked += seen.asked;
  }
  await page.close();
  return { wrong: [...new Set(wrong)], asked };
}

(async () => {
  const profile = fs.mkdtempSync(path.join(require("node:os").tmpdir(), "axe-"));
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
    userDataDir: profile,
    protocolTimeout: 240000,
  });
  let failed = 0;
  for (const file of files) {
    const { wrong, asked } = await check(browser, file);
    for (const what of wrong) console.error(`${file}: ${what}`);
    console.log(`axe: ${path.basename(file)}: ${wrong.length ? "WRONG" : "well"}; ${asked} questions answered`);
    failed += wrong.length ? 1 : 0;
  }
  await browser.close();
  fs.rmSync(profile, { recursive: true, force: true });
  process.exit(failed ? 1 : 0);
})().catch((error) => {
  console.error(`axe: ${error.stack}`);
  process.exit(1);
});
