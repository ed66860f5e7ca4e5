// A mail server on loopback that keeps what it is given.
import { createServer } from "node:net";

export class Mailbox {
  constructor() {
    /** @type {string[]} The mails as they came, headers first. */
    this.mails = [];
    /** @type {((mail: string) => void)[]} */
    this.waiting = [];
    this.server = createServer((socket) => this.talk(socket));
  }

  /** @param {import("./server.mjs").Server} server whose mails come here */
  static async of(server) {
    const box = new Mailbox();
    await new Promise((resolve) => box.server.listen(0, "127.0.0.1", () => resolve(null)));
    const address = box.server.address();
    const port = address && typeof address === "object" ? address.port : 0;
    await server.admin("PATCH", "/api/settings", {
      smtp: { enabled: true, host: "127.0.0.1", port, tls: false },
      meta: { appName: "Eva", appURL: server.url, senderName: "Eva", senderAddress: "eva@eva.test" },
    });
    return box;
  }

  /** @param {import("node:net").Socket} socket */
  talk(socket) {
    const say = (/** @type {string} */ line) => socket.write(`${line}\r\n`);
    let data = "";
    let reading = false;
    say("220 eva.test ready");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      data += chunk.toString("utf8");
      for (let end = data.indexOf("\r\n"); end >= 0 && !reading; end = data.indexOf("\r\n")) {
        const command = data.slice(0, end).toUpperCase();
        data = data.slice(end + 2);
        if (command === "DATA") reading = true;
        say(command === "DATA" ? "354 go on" : command === "QUIT" ? "221 bye" : "250 ok");
        if (command === "QUIT") socket.end();
      }
      const end = data.indexOf("\r\n.\r\n");
      if (!reading || end < 0) return;
      this.keep(data.slice(0, end));
      data = data.slice(end + 5);
      reading = false;
      say("250 kept");
    });
  }

  /** @param {string} mail */
  keep(mail) {
    this.mails.push(mail);
    for (const tell of this.waiting.splice(0)) tell(mail);
  }

  /** The next mail to come, its soft line breaks and escapes undone. @returns {Promise<string>} */
  async next() {
    const mail = await new Promise((resolve) => this.waiting.push(resolve));
    return mail.replace(/=\r\n/g, "").replace(/=3D/g, "=");
  }

  async close() {
    await new Promise((resolve) => this.server.close(resolve));
  }
}
