// What somebody answered in the tree of 24 November 2026, in the answers of the tree of today: the same facts, said once
// where they were said in steps. Answers to questions that are not asked any more are left out by the walk.
const first = (...values) => values.find((value) => value !== undefined);

const sources = { zon: "zon", toestel: "toestel", leiding: "leiding", "weet-niet": "toestel" };
const heating = { apart: "apart", samen: "samen", "weet-niet": "samen" };

// Where the warmth comes from: what were three questions is one.
function cause(old, given) {
  if (given === "altijd") return heating[old["warm-regeling"]] ?? sources[old["warm-herkomst"]];
  if (given === "plek" || given === "bron") return sources[old["warm-herkomst"]];
  return given === "warm-weer" && old["warm-waarschuwing"] === "ja" ? "waarschuwing" : given;
}

function warm(old) {
  const isDraughty = old["warm-luchtstroom"] === "ja";
  const feelings = { "ook-stil": "ook-stil", "bijna-iedereen": "bijna-iedereen", enkelen: "enkelen", "weet-niet": "niet-gemeten" };
  const weather = old["warm-door"] === "weer" && old["warm-waarschuwing"] === "ja" ? "waarschuwing" : old["warm-door"];
  return {
    "warm-werk": isDraughty ? `${old["warm-werk"]}-lucht` : old["warm-werk"],
    "warm-temperatuur": old["warm-temperatuur"] === "niet-gemeten" ? feelings[old["warm-gevoel"]] : old["warm-temperatuur"],
    "warm-vocht": old["warm-vocht"],
    "warm-vocht-heet": old["warm-vocht-heet"],
    "warm-wanneer": cause(old, old["warm-wanneer"]),
    "warm-toch": cause(old, old["warm-toch"]),
    "warm-door": weather,
  };
}

const isBlownAt = (old) => old["tocht-gericht"] === "ja";

function cold(old) {
  const felt = (otherwise) => ({ stijf: "stijf", bewoner: "bewoner" })[old["koud-gevoel"]] ?? otherwise;
  const air = { deur: "deur", raam: "kier", rooster: "rooster", airco: "rooster", "weet-niet": "lucht" };
  const draught = isBlownAt(old) ? "gezicht" : air[old["tocht-bron"]];
  const speeds = { storend: "storend", zwak: "zwak", "weet-niet": "niet-gemeten" };
  return {
    "koud-gemeten": old["koud-gemeten"] === "nee" ? felt(old["koud-gevoel"] === "fris" ? "fris" : "nee") : old["koud-gemeten"],
    "koud-werk": old["koud-werk"],
    "koud-temperatuur": old["koud-temperatuur"] === "weet-niet" ? felt("weet-niet") : old["koud-temperatuur"],
    "koud-huis": old["koud-huis"],
    "koud-plek": old["koud-plek"] === "lucht" ? draught : old["koud-plek"],
    "tocht-koud": old["tocht-koud"],
    "tocht-bron": isBlownAt(old) ? "gezicht" : old["tocht-bron"],
    "tocht-snelheid": old["tocht-snelheid"] === "niet-gemeten" ? speeds[old["tocht-gevoel"]] : old["tocht-snelheid"],
    "tocht-seizoen": old["tocht-seizoen"],
  };
}

function air(old) {
  const working = { ja: "werkt", zwak: "zwak", uit: "uit", "weet-niet": "weet-niet" };
  return {
    "lucht-geur": old["lucht-co"] === "ja" ? "co" : old["lucht-geur"],
    "lucht-duur": old["lucht-duur"],
    "lucht-co2": old["lucht-co2"],
    "lucht-ventilatie": first(working[old["lucht-werkt"]], old["lucht-ventilatie"]),
  };
}

function dry(old) {
  const isDamp = old["droog-gemeten"] > 70;
  const along = { warm: "warm", bedompt: "lucht" };
  const rest = old["droog-bevochtiger"] === "ja" ? "bevochtiger" : old["droog-bevochtiger"] === "weet-niet" ? "onbekend" : "droog";
  return {
    "droog-samen": isDamp ? "vochtig" : first(along[old["droog-warm"]], old["droog-spray"] === "ja" ? "spray" : rest),
    "droog-gemeten": old["droog-gemeten"],
  };
}

function light(old) {
  const seen = { slecht: "slecht", krap: "krap", goed: "goed", "weet-niet": "niet-gemeten" };
  const lux = old["donker-lux"] === "niet-gemeten" ? seen[old["donker-gevoel"]] : old["donker-lux"];
  const glare = old["fel-van-onderen"] === "ja" ? "recht" : old["fel-wat"];
  return {
    "donker-lux": old["donker-wanneer"] === "nacht" ? "nacht" : lux,
    "donker-wie": old["donker-wie"],
    "fel-wat": glare,
    "nacht-wat": old["nacht-reeks"] === "lang" ? "slaperig-lang" : old["nacht-wat"],
    "nacht-lux": old["nacht-lux"],
  };
}

// The room is asked once; where it was said twice, what was said about the noise counts.
function room(old) {
  const said = { werkplaats: "keuken", leefruimte: "leefruimte" }[old["lawaai-waar"]];
  const isElsewhere = old["lawaai-waar"] && !said && ["keuken", "leefruimte"].includes(old.ruimte);
  return isElsewhere ? "gang" : first(said, old.ruimte);
}

function sound(old) {
  const isAtNight = old["lawaai-nacht"] === "ja";
  const task = { ja: "hoofdwerk", nee: "alles" };
  return {
    "lawaai-stem": isAtNight && old["lawaai-stem"] !== "vaak" ? "nacht" : old["lawaai-stem"],
    "lawaai-duur": isAtNight && old["lawaai-duur"] === "kort" ? "nacht" : old["lawaai-duur"],
    "lawaai-leefruimte": old["lawaai-leefruimte"],
    "lawaai-dagdosis": old["lawaai-dagdosis"],
    "lawaai-nacht-niveau": old["lawaai-nacht-niveau"],
    "lawaai-bron": old["lawaai-bron"] === "alles" ? task[old["lawaai-taak"]] : old["lawaai-bron"],
    "lawaai-concentratie": old["lawaai-concentratie"],
    "galm-klap": old["galm-klap"],
    "galm-absorptie": old["galm-absorptie"] === "weet-niet" ? old["galm-plafond"] : old["galm-absorptie"],
    "galm-wie": old["galm-wie"],
    "alarm-soort": old["alarm-soort"],
    "alarm-tellen": old["alarm-tellen"],
    "alarm-misgegaan": old["alarm-misgegaan"],
  };
}

const isIll = (old) => ["ja", "twijfel"].includes(old["warm-ziek"]);

function complaint(old) {
  if (["ja", "twijfel"].includes(old.gevaar)) return "gevaar";
  return isIll(old) ? "hitte" : first(old.klacht, "warm"); // in some rooms it was not asked
}

function screening(old) {
  if (old["screening-weken"] === "ja") return "altijd";
  const sounds = { geluiden: "lawaai", galm: "galm", piepjes: "alarm", "weet-niet": "lawaai" };
  const lights = { weinig: "donker", fel: "fel", "weet-niet": "donker" };
  const felt = old["screening-vandaag"];
  return { geluid: sounds[old["screening-geluid"]], licht: lights[old["screening-licht"]] }[felt] ?? felt;
}

const closing = ["hoeveel-collegas", "wie-beslist", "wanneer-opnieuw", "hoe-nu", "gemeten-en-gedaan"];

// `old`: what was answered to each question. Gives a Map, as the walk takes it.
export function answersOfToday(old) {
  const now = {
    klacht: complaint(old),
    "screening-vandaag": screening(old),
    ruimte: room(old),
    "thuis-co": old["thuis-co"],
    land: old.land,
    ...warm(old),
    ...cold(old),
    ...air(old),
    ...dry(old),
    ...light(old),
    ...sound(old),
    ...Object.fromEntries(closing.map((id) => [id, old[id]])),
  };
  return new Map(Object.entries(now).filter(([, given]) => given !== undefined));
}
