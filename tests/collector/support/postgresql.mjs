// A PostgreSQL server in a temporary folder, reached through a socket there. It refuses to run as root.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const programs = "/usr/lib/postgresql/15/bin";

export async function startPostgresql() {
  const folder = mkdtempSync(join(tmpdir(), "leidraad-pg-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const identity = {};
  if (process.getuid() === 0) {
    for (const [option, flag] of [["uid", "-u"], ["gid", "-g"]]) identity[option] = Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
    for (const path of [folder, data]) chownSync(path, identity.uid, identity.gid);
    chmodSync(folder, 0o711);
  }
  const options = { ...identity, cwd: "/", stdio: "ignore" };
  execFileSync(join(programs, "initdb"), ["-D", data, "--username=tester", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"], options);
  let server, ended;
  // Stops without losing anything; `resume` starts again with the same data.
  const halt = async () => {
    server.kill("SIGINT");
    await ended;
  };
  const stop = async () => {
    await halt();
    rmSync(folder, { recursive: true, force: true });
  };
  const resume = async () => {
    server = spawn(join(programs, "postgres"), ["-D", data, "-k", folder, "-c", "listen_addresses="], options);
    ended = new Promise((resolve) => server.once("close", resolve));
    for (let tries = 0; tries < 600; ++tries) {
      try {
        execFileSync(join(programs, "pg_isready"), ["-q", "-h", folder], options);
        return;
      } catch {
        await pause(50);
      }
    }
    await stop();
    throw new Error("PostgreSQL does not start");
  };
  await resume();
  return { url: `postgresql://tester@/postgres?host=${folder}`, halt, resume, stop };
}
