// A real nginx with the configuration of the manual, word for word: only ports and paths are others. Around it stands
// Debian's own nginx.conf, with its logs.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after } from "node:test";
import { project, temporaryFolder } from "./guide.mjs";

const nginx = process.env.NGINX ?? "/usr/sbin/nginx";
const manual = join(project, "content/nl/beheer/antwoorden-verzamelen.md");

export const configurationInManual = () => /^```nginx\n([^]*?)^```$/m.exec(readFileSync(manual, "utf8"))[1];

export const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// Each text must stand there: a manual that changes shape is noticed.
function replaced(text, ...changes) {
  return changes.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), `the configuration has no "${from}"`);
    return now.replaceAll(from, to);
  }, text);
}

function certificate(folder) {
  const [key, chain] = [join(folder, "privkey.pem"), join(folder, "fullchain.pem")];
  const subject = ["-subj", "/CN=localhost", "-days", "2"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key, "-out", chain, ...subject], { stdio: "ignore" });
  return { key, chain };
}

function mainFile(folder) {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${join(folder, kind)};`);
  return replaced(
    readFileSync("/etc/nginx/nginx.conf", "utf8"),
    ["user www-data;", process.getuid() === 0 ? "user root;" : ""],
    ["/run/nginx.pid", join(folder, "nginx.pid")],
    ["/var/log/nginx/", `${folder}/log/`],
    ["/etc/nginx/sites-enabled/*", `${folder}/sites/*`],
    ["http {", `http { ${temporary.join(" ")}`],
  );
}

// Serves the folder `site`, with the collector at 127.0.0.1:`port`. `change(text)` gives another configuration. Gives
// { address, plain (without TLS), logs() }: all that stands in its logs, as one text.
export async function startNginx(site, port, change = (text) => text) {
  const folder = temporaryFolder();
  for (const part of ["log", "sites"]) mkdirSync(join(folder, part));
  const { key, chain } = certificate(folder);
  const [secure, plain] = [await freePort(), await freePort()];
  const configuration = replaced(
    change(configurationInManual()),
    ["listen 80;", `listen 127.0.0.1:${plain};`],
    ["listen [::]:80;", ""],
    ["listen 443 ssl", `listen 127.0.0.1:${secure} ssl`],
    ["listen [::]:443 ssl http2;", ""],
    ["/etc/letsencrypt/live/gids.voorbeeld.org/fullchain.pem", chain],
    ["/etc/letsencrypt/live/gids.voorbeeld.org/privkey.pem", key],
    ["/srv/leidraad/public", site],
    ["127.0.0.1:8090", `127.0.0.1:${port}`],
  );
  writeFileSync(join(folder, "sites", "gids"), configuration);
  const main = join(folder, "nginx.conf");
  writeFileSync(main, mainFile(folder));
  execFileSync(nginx, ["-t", "-q", "-e", join(folder, "log", "error.log"), "-c", main]);
  const child = spawn(nginx, ["-e", join(folder, "log", "error.log"), "-c", main, "-g", "daemon off;"], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  after(stop);
  const address = `https://127.0.0.1:${secure}/`;
  for (let tries = 0; !(await answers(`http://127.0.0.1:${plain}/`)); tries += 1) assert.ok(tries < 100, "nginx does not start");
  const logs = () => readdirSync(join(folder, "log")).map((name) => readFileSync(join(folder, "log", name), "utf8")).join("");
  return { address, plain: `http://127.0.0.1:${plain}/`, logs, stop };
}

async function answers(address) {
  try {
    return (await fetch(address, { redirect: "manual" })).status === 301;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return false;
  }
}
