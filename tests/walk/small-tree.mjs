// A small tree with one of everything: a remembered country and kind of work, an answer of one country, a value that is
// measured and one that is derived, advice on the way, closing questions with both ways back. In the form of
// _data/trees/<id>.js.
const country = { be: { country: ["be"] }, nl: { country: ["nl"] } };

export const smallTree = {
  id: "small",
  title: "Small",
  start: "danger",
  again: "complaint",
  closing: "how-many",
  texts: {},
  countries: { be: "België", nl: "Nederland" },
  quantities: {
    temperature: { label: "Temperature", unit: "°C", minimum: -10, maximum: 50, step: 0.1, decimals: 1 },
    humidity: { label: "Humidity", unit: "%", minimum: 0, maximum: 100, step: 1, decimals: 0 },
    weight: {
      label: "Weight of heat",
      unit: "°C WBGT",
      minimum: -15,
      maximum: 51,
      step: 0.1,
      decimals: 1,
      derived: {
        rows: { quantity: "temperature", at: [-10, 20, 30, 50] },
        columns: { quantity: "humidity", at: [0, 50, 100] },
        values: [
          [-12, -11, -10],
          [10, 16, 20],
          [17, 25, 30],
          [28, 43, 50],
        ],
      },
    },
  },
  questions: {
    danger: {
      text: "Danger?",
      answers: [
        { id: "yes", text: "Yes", next: "emergency" },
        { id: "no", text: "No", next: "country" },
      ],
    },
    country: {
      text: "Country?",
      remembers: "country",
      answers: [
        { id: "be", text: "België", next: "role" },
        { id: "nl", text: "Nederland", next: "role" },
      ],
    },
    role: {
      text: "Role?",
      answers: [
        { id: "carer", text: "Carer", next: "complaint", first: "today" },
        { id: "board", text: "Board", next: "complaint", first: "structural" },
      ],
    },
    complaint: {
      text: "Complaint?",
      answers: [
        { id: "warm", text: "Warm", next: "work" },
        { id: "noise", text: "Noise", next: "noise" },
      ],
    },
    work: {
      text: "Work?",
      branch: "warm",
      remembers: "work",
      answers: [
        { id: "light", text: "Light", next: "temperature" },
        { id: "heavy", text: "Heavy", next: "temperature" },
        { id: "office", text: "Office", country: "nl", next: "temperature" },
      ],
    },
    temperature: {
      text: "Temperature?",
      branch: "warm",
      measure: { quantity: "temperature" },
      answers: [{ id: "none", text: "Not measured", unknown: true, advice: "measure", next: "feeling", means: "For now." }],
      scales: [
        { when: { ...country.be, work: ["light"] }, bands: [{ upTo: 27, next: "fine" }, { above: 27, next: "humidity" }] },
        { when: { ...country.be, work: ["heavy"] }, bands: [{ upTo: 24, next: "fine" }, { above: 24, next: "humidity" }] },
        { when: country.nl, bands: [{ upTo: 26, next: "fine" }, { above: 26, below: 30, next: "feeling" }, { from: 30, next: "hot", advice: "measure", means: "Hot." }] },
      ],
    },
    humidity: {
      text: "Humidity?",
      branch: "warm",
      measure: { quantity: "humidity", compare: "weight" },
      answers: [{ id: "none", text: "Not measured", unknown: true, next: "warm" }],
      scales: [{ when: {}, bands: [{ upTo: 26, next: "warm" }, { above: 26, next: "hot" }] }],
    },
    feeling: {
      text: "Feeling?",
      branch: "warm",
      answers: [
        { id: "all", text: "All of us", next: "hot" },
        { id: "me", text: "Me", next: "warm" },
      ],
    },
    noise: { text: "Noise?", answers: [{ id: "voices", text: "Voices", next: "fine" }, { id: "alarms", text: "Alarms", next: "warm" }] },
    "how-many": { text: "How many?", answers: [{ id: "one", text: "One", next: "how-now" }, { id: "many", text: "Many", next: "how-now" }] },
    "how-now": {
      text: "How is it now?",
      answers: [
        { id: "solved", text: "Solved", next: "done" },
        { id: "better", text: "Better", back: "branch" },
        { id: "unknown", text: "Unknown", back: "outcome", unknown: true },
      ],
    },
  },
  outcomes: {
    emergency: { title: "Emergency", final: true },
    measure: { title: "Measure", branch: "warm" },
    fine: { title: "Fine" },
    warm: { title: "Warm", branch: "warm" },
    hot: { title: "Hot", branch: "warm" },
    done: { title: "Done", final: true },
    help: { title: "Help", final: true },
  },
  branches: { warm: { title: "Warm", start: "work" } },
};
