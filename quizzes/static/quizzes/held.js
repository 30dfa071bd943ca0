// Answers that the server has not confirmed yet, kept on this computer until it has.

const name = (attempt) => `rapport-attempt-${attempt}`;

function readStore(key) {
  try { return JSON.parse(localStorage.getItem(key)) ?? {}; } catch { return {}; }
}

function writeStore(key, value) {
  try {
    if (Object.keys(value).length) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch { /* a full or forbidden store: the page itself still holds them */ }
}

export class Held {
  constructor(attempt) {
    this.attempt = attempt;
    this.entries = readStore(name(attempt));
  }

  put(question, entry) {
    this.entries[question] = entry;
    writeStore(name(this.attempt), this.entries);
  }

  // Forget an entry that the server confirmed, unless it was changed again in the meantime.
  drop(question, key) {
    if (this.entries[question]?.key !== key) return false;
    delete this.entries[question];
    writeStore(name(this.attempt), this.entries);
    return true;
  }

  clear() {
    this.entries = {};
    writeStore(name(this.attempt), {});
  }

  get numbers() {
    return Object.values(this.entries).map((entry) => entry.number).sort((a, b) => a - b);
  }

  get all() {
    return Object.entries(this.entries);
  }
}

// A name for one change, so that a resend is known again. `randomUUID` needs https; this does not.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
