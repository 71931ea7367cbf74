// One attempt to send finished answers. Only a receipt counts as received: a page of somebody else (the log-in of a
// wireless network) does not.
//
// Gives { receipt }, { problems }, { seconds? } (later: no connection, or busy), { isGone }, { isConflict } or { status }.

const patience = 30_000; // milliseconds

const secondsIn = (header) => {
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), 3600) : undefined;
};

async function jsonIn(response) {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

async function ask(address, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const response = await fetch(address, { credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", signal: stop.signal, ...options });
    return { status: response.status, headers: response.headers, json: await jsonIn(response) };
  } catch {
    return undefined; // no connection
  } finally {
    clearTimeout(timer);
  }
}

export async function post(address, { key, body }) {
  const headers = { "Content-Type": "application/json", Accept: "application/json", "Idempotency-Key": key };
  const reply = await ask(address, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply) return { seconds: undefined, isOffline: true };
  const { status, json } = reply;
  if (status >= 200 && status < 300) return typeof json?.receipt === "string" ? { receipt: json.receipt } : { isOffline: true };
  if (status === 422 && Array.isArray(json?.errors)) return { problems: json.errors };
  if (status === 409) return { isConflict: true };
  if (status === 410) return { isGone: true };
  if (status === 429 || status >= 500) return { isBusy: true, seconds: secondsIn(reply.headers.get("Retry-After")) };
  return { status };
}

// Whether the answers are withdrawn now. The receipt goes in a form, not in an address, which is written to logs.
export async function withdraw(address, receipt) {
  const reply = await ask(address, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams({ receipt }) });
  return reply !== undefined && (reply.status === 204 || reply.status === 200);
}
