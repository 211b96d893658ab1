import { request } from "node:http";
import { beforeEach, describe, expect, test } from "vitest";
import { databases } from "#tests/support/databases.ts";
import { nordlys } from "#tests/support/organisation.ts";
import { startWeb, type Visitor, type Web } from "#tests/support/server.ts";

const sqlite = databases[0]!;

describe("the server", () => {
  let web: Web;
  let visitor: Visitor;
  beforeEach(async () => {
    const db = await sqlite.open();
    await nordlys(db);
    web = await startWeb(db);
    visitor = web.visitor();
  });

  /** Bytes of our own choice on the line, where `fetch` would tidy them up. */
  function raw(
    path: string,
    {
      body,
      ...options
    }: { method?: string; headers?: Record<string, string>; body?: Buffer[] } = {},
  ) {
    const { port } = new URL(web.origin);
    return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
      (resolve, reject) => {
        const sent = request({ port, path, method: "GET", ...options }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        });
        sent.on("error", reject);
        for (const chunk of body ?? []) sent.write(chunk);
        sent.end();
      },
    );
  }

  const form = { "content-type": "application/x-www-form-urlencoded" };

  describe("tells browsers what they may do", () => {
    test.each(["/sign-in", "/no-such-page", "/health", "/sign-in.data", "/assets/none.js"])(
      "on %s",
      async (path) => {
        const { headers } = await visitor.get(path);
        const policy = headers.get("content-security-policy") ?? "";
        expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}'/);
        expect(policy).toContain("base-uri 'none'; frame-ancestors 'none'");
        expect(policy).not.toMatch(/unsafe|https?:|\*/);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("referrer-policy")).toBe("same-origin");
        expect(headers.get("cache-control")).toBe("no-store");
        expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
        expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
        expect(headers.get("x-powered-by")).toBeNull();
      },
    );

    test("the nonce is another one each time, and on every script of the page", async () => {
      const pages = await Promise.all([visitor.get("/sign-in"), visitor.get("/sign-in")]);
      const nonces = await Promise.all(
        pages.map(async (page) => {
          const policy = page.headers.get("content-security-policy") ?? "";
          const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
          const scripts = (await page.text()).match(/<script[^>]*>/g) ?? [];
          expect(scripts.length).toBeGreaterThan(1);
          for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
          return nonce;
        }),
      );
      expect(nonces[0]).not.toBe(nonces[1]);
    });

    test("no page has a style in an attribute or an element", async () => {
      const html = await (await visitor.get("/sign-in")).text();
      expect(html).not.toMatch(/ style=|<style/);
    });

    test("https is asked to stay, and the cookies are the host's own", async () => {
      const db = await sqlite.open();
      const secure = await startWeb(db, { origin: "https://tilsig.example" });
      const { headers } = await secure.visitor().get("/sign-in");
      expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
      const asked = await secure
        .visitor()
        .post("/sign-in", { email: "solveig@nordlys.example", next: "/" });
      const [cookie] = asked.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-tilsig-sign-in=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    });
  });

  test("built files stay for ever, and nothing else comes from disk", async () => {
    const html = await (await visitor.get("/sign-in")).text();
    const [, styles = ""] = /href="(\/assets\/[^"]+\.css)"/.exec(html) ?? [];
    const answer = await visitor.get(styles);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(await answer.text()).not.toMatch(/url\(["']?(https?:)?\/\//);

    for (const path of [
      "/assets/",
      "/assets",
      "/assets/../../package.json",
      "/assets/..%2f..%2fpackage.json",
      "/assets/%2e%2e/%2e%2e/package.json",
      "/assets/....//....//package.json",
      "/assets/..\\..\\package.json",
      "/assets/%5c..%5c..%5cpackage.json",
      "/assets//etc/passwd",
      "/assets/%00",
      "/assets/.vite/manifest.json",
      "/.vite/manifest.json",
      "/package.json",
      "/build/server/index.js",
      "/data/tilsig.db",
      "/.env",
      "/../package.json",
    ]) {
      const { status, text } = await raw(path);
      expect([400, 403, 404], path).toContain(status);
      expect(text).not.toMatch(/"dependencies"|root:x:|"isEntry"|SQLite format/);
    }
  });

  describe("takes nothing that did not come from one of its pages", () => {
    const fields = { email: "solveig@nordlys.example", next: "/" };
    const origins: Record<string, string>[] = [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { origin: "http://localhost" },
      { origin: "" },
      { origin: "https://elsewhere.example", "x-forwarded-host": "elsewhere.example" },
      { origin: "https://elsewhere.example", host: "elsewhere.example" },
    ];

    test.each(origins)("from %o", async (headers) => {
      const body = [Buffer.from(new URLSearchParams(fields).toString())];
      for (const path of ["/sign-in", "/sign-in.data", "/sign-out", "/language", "/no-such-page"]) {
        const { status } = await raw(path, {
          method: "POST",
          headers: { ...form, ...headers },
          body,
        });
        expect(status, path).toBe(403);
      }
      expect(await web.context.db.selectFrom("signIn").selectAll().execute()).toEqual([]);
    });

    test("nor what says nothing of where it comes from", async () => {
      const refused = await raw("/sign-in", { method: "POST", headers: form });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain("This did not come from one of our pages");
      expect(refused.headers["content-security-policy"]).toMatch(
        /^default-src 'none'; style-src 'nonce-/,
      );
    });

    test("but a mail program may unsubscribe, which has no page of ours", async () => {
      const mailPrograms: Record<string, string>[] = [
        {},
        { origin: "https://mail.example" },
        { origin: "null" },
      ];
      for (const headers of mailPrograms) {
        const { status } = await raw("/unsubscribe/made-up", {
          method: "POST",
          headers: { ...form, ...headers },
          body: [Buffer.from("List-Unsubscribe=One-Click")],
        });
        // It came as far as the page, which knows no such link.
        expect(status).toBe(404);
      }
      const near = await raw("/unsubscribed", { method: "POST", headers: form });
      expect(near.status).toBe(403);
    });

    test.each([
      "/unsubscribe/../sign-out",
      "/unsubscribe/%2e%2e/sign-out",
      "/unsubscribe/x/.%2E/../sign-out",
      "/unsubscribe/%2E./settings/./digest",
    ])("and nobody else's page is reached through it: %s", async (path) => {
      const headers = { ...form, origin: "https://elsewhere.example" };
      const { status, headers: answered } = await raw(path, { method: "POST", headers });
      expect([status, answered.location]).toEqual([400, undefined]);
    });

    test("nor another method", async () => {
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"]) {
        const { status } = await raw("/sign-in", { method, headers: { origin: web.origin } });
        expect(status, method).toBe(405);
      }
    });
  });

  describe("measures a body before anything reads it", () => {
    const own = () => ({ origin: web.origin });
    const post = (type: string, body: Buffer[], headers: Record<string, string> = {}) =>
      raw("/sign-in", {
        method: "POST",
        headers: { ...own(), "content-type": type, ...headers },
        body,
      });

    test("256 KB and no more, whether it says so or not", async () => {
      const most = Buffer.from(`email=${"a".repeat(256 * 1024 - 6)}`);
      expect((await post(form["content-type"], [most])).status).toBe(422);
      const more = Buffer.concat([most, Buffer.from("a")]);
      const length = { "content-length": String(more.length) };
      expect((await post(form["content-type"], [more], length)).status).toBe(413);
      const chunks = Array.from({ length: 300 }, () => Buffer.alloc(1024, "a"));
      const refused = await post(form["content-type"], chunks, { "transfer-encoding": "chunked" });
      expect(refused.status).toBe(413);
      expect(refused.text).not.toContain("aaaa");
    });

    test("of a type that a page of ours sends, and not packed", async () => {
      for (const type of [
        "multipart/form-data; boundary=x",
        "text/plain",
        "text/xml",
        "image/png",
      ]) {
        expect((await post(type, [Buffer.from("a=b")])).status, type).toBe(415);
      }
      const packed = await post(form["content-type"], [Buffer.from("a")], {
        "content-encoding": "gzip",
      });
      expect(packed.status).toBe(415);
    });

    test("and of at most six levels", async () => {
      const nested = (levels: number) => Buffer.from("[".repeat(levels) + "]".repeat(levels));
      for (const levels of [7, 1000, 120_000]) {
        const { status, text } = await post("application/json", [nested(levels)]);
        expect(status).toBe(400);
        expect(text).not.toContain("[[[");
      }
    });

    test.each([
      ["application/json", '{"email":{"__proto__":{"x":1}}}'],
      ["application/json", "not json"],
      [form["content-type"], "__proto__=1&email=a%40b.example&next=/"],
      [form["content-type"], "constructor=1"],
      [form["content-type"], "email=a%40b.example&next=%2F&surprise=1"],
      [form["content-type"], "%"],
      [form["content-type"], "=&=&="],
      ["application/x-www-form-urlencoded; charset=utf-7", "email=%FF%FE"],
      [form["content-type"], "email=a%00%40b.example&next=%2F"],
      [form["content-type"], "email=a\0@b.example&next=/"],
      ["application/json", '"\\u0000"'],
    ])("%s %s is refused with a clear status and without a fault", async (type, body) => {
      const { status } = await post(type, [Buffer.from(body)]);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(web.log.filter(({ level }) => level === 50)).toEqual([]);
    });
  });

  describe("answers odd addresses without a fault", () => {
    test.each([
      "//elsewhere.example/",
      "//elsewhere.example/sign-in",
      "/\\elsewhere.example/",
      "/%2F%2Felsewhere.example/..",
      "/%5Celsewhere.example",
      "http://elsewhere.example/sign-in",
      "/%",
      "/%E0%A4%A",
      "/%00",
      "/sign-in?next=%00",
      "/sign-in?_data=root",
      "/sign-in?_data=routes%2F..%2F..%2Fpackage",
      "/sign-in?index&_data=routes/settings._index",
      "/sign-in.data?_routes=root,routes/no-such-route",
      "/sign-in.data?_routes=../../package.json,__proto__,constructor",
      `/sign-in.data?_routes=${"a,".repeat(900)}`,
      `/${"a".repeat(3000)}`,
      `/${"a/".repeat(900)}`,
      "/_root.data",
      "/.data",
      "/__manifest?p=/people&version=x",
      "/sessions/__proto__/ending",
      "/setup/constructor",
      "/sign-in?next=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
      "/sign-in?next=</script><script>alert(1)</script>",
    ])("%.60s", async (path) => {
      const { status, headers, text } = await raw(path);
      expect(status).toBeLessThan(500);
      expect(String(headers.location ?? "/")).toMatch(/^\/(?![/\\])/);
      expect(text).not.toMatch(/<script>alert|elsewhere\.example"/);
      expect(web.log.filter(({ level }) => level === 50)).toEqual([]);
    });

    test("and sends nobody to another host, whatever it is called itself", async () => {
      const headers = { host: "elsewhere.example", "x-forwarded-host": "elsewhere.example" };
      const { status, headers: answered } = await raw("/", { headers });
      expect([status, answered.location]).toEqual([302, "/sign-in"]);
    });
  });

  test.each(["sec-purpose", "purpose", "x-purpose", "x-moz"])(
    "nothing is opened before somebody has pressed: %s",
    async (header) => {
      for (const ahead of ["prefetch", "prefetch;prerender", "preview"])
        expect((await visitor.get("/sign-in", { [header]: ahead })).status, ahead).toBe(403);
      expect((await visitor.get("/sign-in", { [header]: "" })).status).toBe(200);
    },
  );

  test("the end-point that names routes one by one does not exist", async () => {
    expect((await visitor.get("/__manifest?p=/people&version=1")).status).toBe(404);
  });

  describe("says what is the matter in the reader's language", () => {
    test.each([
      ["en", "There is no page here"],
      ["nb-NO", "Det er ingen side her"],
    ])("404 in %s, with the header of every page", async (language, title) => {
      const answer = await visitor.get("/no-such-page", { "accept-language": language });
      const html = await answer.text();
      expect(answer.status).toBe(404);
      expect(html).toContain(`<html lang="${language.slice(0, 2)}"`);
      expect(html).toContain(title);
      expect(html).toContain("shell-header");
    });

    test("a fault of ours shows a number that the log has, and nothing of the fault", async () => {
      await web.context.db.schema.dropTable("setting").execute();
      const answer = await visitor.get("/sign-in", { "accept-language": "nb" });
      const html = await answer.text();
      expect(answer.status).toBe(500);
      expect(html).toContain("Noe gikk galt hos oss");
      const [, number = ""] =
        /si fra.*?: ?([0-9a-f]{12})|sier fra: ([0-9a-f]{12})/.exec(html) ?? [];
      const named = number || (/sier fra: ([0-9a-f]{12})/.exec(html)?.[1] ?? "");
      expect(named).toMatch(/^[0-9a-f]{12}$/);
      expect(html).not.toMatch(/no such table|SqliteError|node_modules/);
      const fault = web.log.find(({ level }) => level === 50);
      expect(fault).toMatchObject({ requestId: named, kind: "SqliteError" });
      expect(JSON.stringify(fault)).not.toContain("no such table");
    });
  });

  test("the log has the pattern of an address, and nobody and nothing that was typed", async () => {
    await visitor.get("/setup/canary-token?next=canary-query", { "user-agent": "canary-agent" });
    await visitor.get("/sign-in/canary-link.data");
    await visitor.post("/sign-in", { email: "canary@nordlys.example", next: "/" });
    await visitor.get("/canary-page/%E0");
    await expect.poll(() => web.log.length, { timeout: 10_000 }).toBe(4);
    // A line is written when its response is through, which may be after the next has begun.
    expect(web.log.map(({ route }) => route).sort()).toEqual([
      expect.stringMatching(/^\/\*$|^\(none\)$/),
      "/setup/:token",
      "/sign-in",
      "/sign-in/:link",
    ]);
    for (const line of web.log) {
      expect(Object.keys(line).sort()).toEqual([
        "level",
        "method",
        "ms",
        "msg",
        "route",
        "status",
        "time",
      ]);
    }
    expect(JSON.stringify(web.log)).not.toMatch(/canary|127\.0\.0\.1|::1/);
  });

  test("it is well while its database answers", async () => {
    const well = await visitor.get("/health");
    expect([well.status, await well.json()]).toEqual([200, { status: "ok" }]);
    await web.context.db.destroy();
    const away = await visitor.get("/health");
    expect([away.status, await away.json()]).toEqual([503, { status: "unavailable" }]);
  });
});
