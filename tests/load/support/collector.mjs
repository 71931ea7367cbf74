// A collector of its own for a test, and what it costs.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const project = join(import.meta.dirname, "../../..");
const program = process.env.LEIDRAAD_PROGRAM ?? join(project, "build/dev/generator/leidraad");
const body = readFileSync(join(import.meta.dirname, "../body.json"), "utf8");

// Starts `leidraad collect` for the survey of tests/load/site and gives its port when it listens.
export async function startCollector() {
  const folder = mkdtempSync(join(tmpdir(), "leidraad-load-"));
  const child = spawn(program, ["collect", "--site", join(project, "tests/load/site"), "--listen", "127.0.0.1:0", "--database", `sqlite:${join(folder, "answers.db")}`], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const lines = [];
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      lines.push(line);
      const address = /"event":"started".*"address":"http:\/\/[^:]+:(\d+)\/"/.exec(line);
      if (address) resolve(Number(address[1]));
    });
    ended.then((status) => reject(new Error(`ended with ${status}: ${lines.join("\n")}`)));
  });
  return {
    port,
    lines,
    // Resident memory in bytes, now and at most so far.
    memory() {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const kibibytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]);
      return { now: kibibytes("VmRSS") * 1024, most: kibibytes("VmHWM") * 1024 };
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      child.kill("SIGTERM");
      const status = await ended;
      rmSync(folder, { recursive: true, force: true });
      return status;
    },
  };
}

let keys = 0;
export const path = "/api/surveys/peiling/responses";
// A whole submission with a key that nobody used.
export const submission = () => body.replace("@KEY@", `${process.pid}-${Date.now()}-${++keys}`);

export function post(content, headers = {}) {
  const all = { Host: "localhost", "Content-Type": "application/json", "Content-Length": Buffer.byteLength(content), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${content}`;
}

// A connection on which bytes are written as they are. Honest clients and hostile ones come from different addresses.
export class Client {
  constructor(port, localAddress = "127.0.0.1") {
    this.received = "";
    this.isClosed = false;
    this.socket = connect({ host: "127.0.0.1", port, localAddress });
    this.socket.setEncoding("latin1");
    this.socket.on("data", (text) => (this.received += text));
    this.socket.on("error", () => {});
    this.closed = new Promise((resolve) =>
      this.socket.once("close", () => {
        this.isClosed = true;
        resolve();
      }),
    );
    this.opened = new Promise((resolve) => this.socket.once("connect", resolve));
  }
  write(text) {
    if (!this.isClosed) this.socket.write(text);
  }
  end() {
    this.socket.destroy();
  }
  // The status of the next answer with a Content-Length; "" where the server closes instead.
  async status(longest = 20_000) {
    const deadline = Date.now() + longest;
    for (;;) {
      const head = this.received.indexOf("\r\n\r\n");
      if (head >= 0) {
        const length = Number(/content-length: (\d+)/i.exec(this.received.slice(0, head))?.[1] ?? 0);
        if (this.received.length >= head + 4 + length) {
          const status = this.received.slice(9, 12);
          this.received = this.received.slice(head + 4 + length);
          return status;
        }
      }
      if (this.isClosed) return "";
      if (Date.now() > deadline) return "no answer";
      await Promise.race([this.closed, new Promise((resolve) => this.socket.once("data", resolve)), pause(200)]);
    }
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
