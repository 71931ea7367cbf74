// Sends finished answers until the collector has confirmed them.
//
//  1. An answer is kept on the device before it is sent, if there is room, and wiped only after a receipt (or when it can
//     never be received: it was withdrawn, or has mistakes that the respondent must mend and has before them again).
//  2. It keeps its key and its survey's version for ever, so that sending it twice, from two tabs or after a lost reply,
//     is the same answer.
//  3. The draft that it was made of is wiped with the receipt, whichever tab or later visit hears it. A draft that was begun
//     or changed since stays: it is another one.
//  4. Of two tabs one sends at a time, where the browser has locks; without, rule 2 is enough.
import { newSeed } from "./order.js";
import { post } from "./post.js";

const firstWait = 5; // seconds
const longestWait = 300;

export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const alone = (key, use) => (navigator.locks ? navigator.locks.request(`leidraad ${key}`, use) : use());

// When `seconds` have passed, or earlier when the connection is back or `wake` is called.
function pause(seconds, waiting) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    window.addEventListener("online", done);
    waiting.wake = done;
  });
}

export function outboxOf(storage, address) {
  // `mend` says whether somebody has refused answers before them.
  const tryOnce = (answer, mend) =>
    alone(answer.key, async () => {
      const outcome = await post(address, answer);
      const isRefused = outcome.problems || outcome.isConflict;
      if (outcome.receipt || outcome.isGone || (isRefused && mend())) storage.wipeFinished(answer.key);
      if (outcome.receipt || outcome.isGone) storage.wipeDraftOf(answer.key);
      return outcome;
    });

  return {
    // Tries until there is an outcome other than "later". `told` hears of each wait: { outcome, seconds, isKept, wake }.
    async send(answer, told) {
      const isKept = storage.keepFinished(answer);
      for (let wait = firstWait; ; wait = Math.min(wait * 2, longestWait)) {
        const outcome = await tryOnce(answer, () => true);
        if (!outcome.isOffline && !outcome.isBusy) return { ...outcome, isKept };
        const seconds = outcome.seconds || wait;
        const waiting = { outcome, seconds, isKept, wake() {} };
        const paused = pause(seconds, waiting);
        told(waiting);
        await paused;
      }
    },
    // What an earlier visit left, once each. `told` hears of each: the answer and its outcome, with { isToMend } where it is a
    // draft again. What fails otherwise stays for the next time.
    async sendLeft(told) {
      for (const answer of storage.finished()) {
        let isToMend = false;
        const outcome = await tryOnce(answer, () => (isToMend = storage.keepToMend(answer, newSeed())));
        told(answer, { ...outcome, isToMend });
      }
    },
  };
}
