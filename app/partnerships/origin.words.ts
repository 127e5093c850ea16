/** Where a contract comes from, in words. */

const id = {
  origin: "Asal",
  allOrigins: "Semua asal",
  originOf: { round: "Putaran temu", direct: "Kesepakatan langsung" },
};

const en: typeof id = {
  origin: "From",
  allOrigins: "Any",
  originOf: { round: "Round", direct: "Direct deal" },
};

export const originWords = { id, en };
