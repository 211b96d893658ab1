import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import { latest } from "#surveys/catalog.ts";

/**
 * The reference: the same questions as HTML and nothing else, by Node's own server, compressed ahead.
 */
const page = gzipSync(form());

createServer((request, response) => {
  if (request.url === "/favicon.ico") return void response.writeHead(204).end();
  if (request.url === "/health") return void response.end();
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-encoding": "gzip",
    "content-length": page.length,
    "cache-control": "no-store",
  });
  response.end(page);
}).listen(Number(process.env.PORT));

function form() {
  const survey = latest("monthly-pulse")?.definition;
  if (!survey) throw new Error("The monthly pulse does not ship.");
  const questions = survey.pages.map(({ elements: [{ name, title, description, choices }] }) => {
    const rows = choices.map(
      ({ value, text }) =>
        `<p><label><input type="radio" name="${name}" value="${value}"> ${text.en}</label></p>`,
    );
    return `<fieldset><legend>${title.en}</legend><p>${description?.en ?? ""}</p>${rows.join("")}</fieldset>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<title>${survey.title.en}</title><h1>${survey.title.en}</h1><p>${survey.description.en}</p>
<form method="post">${questions.join("\n")}<button>Send</button></form></html>`;
}
