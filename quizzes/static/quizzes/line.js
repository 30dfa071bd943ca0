// Sends held answers, again and again with the same key, until the server has confirmed or refused each.

const PAUSES = [1, 2, 4, 8, 15];

export class Line {
  constructor(held, token, on) {
    this.held = held;
    this.token = token;
    this.on = on;
    this.running = null;
    this.failures = 0;
    this.since = null;
    window.addEventListener("online", () => this.flush());
  }

  // Whoever asks while it is sending waits for that too: handing in must not pass by an answer on its way.
  flush() {
    clearTimeout(this.timer);
    this.running ??= this.sendAll().finally(() => { this.running = null; });
    return this.running;
  }

  async sendAll() {
    let outcome = "sent";
    while (outcome === "sent" && this.held.all.length) {
      const [question, entry] = this.held.all[0];
      outcome = await this.send(question, entry);
    }
    if (outcome === "lost") this.again();
    else if (outcome === "sent") this.well();
  }

  async send(question, entry) {
    const body = new URLSearchParams(entry.body);
    body.set("csrfmiddlewaretoken", this.token());
    let reply;
    try {
      reply = await fetch(entry.url, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
    } catch {
      return "lost";
    }
    if (reply.type === "opaqueredirect" || reply.status === 403 || reply.status === 401) {
      this.on.signedOut();
      return "stopped";
    }
    if (reply.status >= 500 || reply.status === 429) return "lost";
    return this.answered(question, entry, reply);
  }

  async answered(question, entry, reply) {
    let said;
    try { said = await reply.json(); } catch { return "lost"; }
    if (reply.ok) {
      if (this.held.drop(question, entry.key)) this.on.saved(entry.number, said.saved_at);
      return "sent";
    }
    if (reply.status === 410) {
      this.on.closed();
      return "stopped";
    }
    this.held.drop(question, entry.key);
    this.on.refused(entry.number, said.error?.message ?? "");
    return "sent";
  }

  again() {
    this.since ??= Date.now();
    this.on.lost(this.since);
    const pause = PAUSES[Math.min(this.failures, PAUSES.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => this.flush(), pause * 1000);
  }

  well() {
    this.failures = 0;
    this.since = null;
    this.on.well();
  }
}
