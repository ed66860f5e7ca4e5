// The real binary on a free port with a database of its own, and the superuser's eye on that database.
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** EVA_BINARY: another build than the one of the tree. */
export const binary = process.env.EVA_BINARY ?? fileURLToPath(new URL("../../bin/eva", import.meta.url));
const superuser = { email: "superuser@eva.test", password: "superuser-of-the-tests" };

/** @typedef {Record<string, any>} Row a record as the API writes it */

/** @returns {Promise<number>} a port that nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

export class Server {
  /** @param {string} dir @param {number} port */
  constructor(dir, port) {
    this.dir = dir;
    this.port = port;
    this.url = `http://127.0.0.1:${port}`;
    /** What the process printed, for the message of a failure. */
    this.log = "";
    /** @type {import("node:child_process").ChildProcess | null} */
    this.child = null;
    this.superToken = "";
  }

  /**
   * @param {{demo?: number}} [options] demo: how many evaluations of the demo data, 0 for none of it
   */
  static async start({ demo = 0 } = {}) {
    const server = new Server(await mkdtemp(join(tmpdir(), "eva-e2e-")), await freePort());
    if (demo) server.run("demo", "--evaluations", String(demo));
    server.run("superuser", "upsert", superuser.email, superuser.password);
    await server.up();
    return server;
  }

  /**
   * Runs a command of the binary on this server's database.
   * @param {...string} args
   */
  run(...args) {
    const done = spawnSync(binary, [...args, "--dir", this.dir], { encoding: "utf8", timeout: 300_000 });
    if (done.error) throw new Error(`${binary}: ${done.error.message} (make build first)`);
    if (done.status !== 0) throw new Error(`eva ${args.join(" ")}: exit ${done.status}\n${done.stdout}${done.stderr}`);
    return done.stdout;
  }

  /** Starts the process and waits until it answers. @returns {Promise<number>} ms until the first answer */
  async up() {
    const started = performance.now();
    const child = spawn(binary, ["serve", "--dir", this.dir, "--http", `127.0.0.1:${this.port}`]);
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (this.log += text));
    while (!(await this.answers())) {
      if (child.exitCode !== null) throw new Error(`eva serve: exit ${child.exitCode}\n${this.log}`);
      if (performance.now() - started > 30_000) throw new Error(`eva serve does not answer\n${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return performance.now() - started;
  }

  /** @returns {Promise<boolean>} */
  async answers() {
    try {
      return (await fetch(`${this.url}/healthz`)).ok;
    } catch {
      return false;
    }
  }

  /** Ends the process the hard way, as a power cut would. */
  async kill() {
    await this.end("SIGKILL");
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await closed;
  }

  async stop() {
    await this.end("SIGTERM");
    await rm(this.dir, { recursive: true, force: true });
  }

  /**
   * Calls the API; throws on an error answer.
   * @param {string} method @param {string} path @param {unknown} [body] @param {string} [token]
   * @returns {Promise<any>}
   */
  async call(method, path, body, token = "") {
    const answer = await fetch(this.url + path, {
      method,
      headers: { "Content-Type": "application/json", ...(token && { Authorization: token }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  /** The same as superuser. @param {string} method @param {string} path @param {unknown} [body] @returns {Promise<any>} */
  async admin(method, path, body) {
    if (!this.superToken) {
      const credentials = { identity: superuser.email, password: superuser.password };
      const signed = await this.call("POST", "/api/collections/_superusers/auth-with-password", credentials);
      this.superToken = signed.token;
    }
    return this.call(method, path, body, this.superToken);
  }

  /**
   * Every row of a collection that matches.
   * @param {string} collection @param {string} [filter] @param {string} [sort]
   * @returns {Promise<Row[]>}
   */
  async rows(collection, filter = "", sort = "") {
    /** @type {Row[]} */
    const found = [];
    for (let page = 1; ; page++) {
      const query = new URLSearchParams({ page: String(page), perPage: "500", filter, sort });
      const list = await this.admin("GET", `/api/collections/${collection}/records?${query}`);
      found.push(...list.items);
      if (page >= list.totalPages) return found;
    }
  }

  /** @param {string} collection @param {Row} fields @returns {Promise<Row>} */
  create(collection, fields) {
    return this.admin("POST", `/api/collections/${collection}/records`, fields);
  }
}
