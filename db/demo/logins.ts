/** One password for everybody in the demo city. A real installation has none of these people. */
export const demoPassword = "panen-lele-2026";

/** Who can be tried in a demo database. The numbers are invented, and nothing is ever sent to them. */
export const demoLogins = [
  {
    role: "producer",
    who: "Ketua kelompok hulu (lele)",
    whoEn: "Chair of an upstream group (catfish)",
    phone: "0812 0000 0001",
    password: demoPassword,
  },
  {
    role: "processor",
    who: "Ketua kelompok hilir (abon)",
    whoEn: "Chair of a downstream group (floss)",
    phone: "0812 0000 0002",
    password: demoPassword,
  },
  {
    role: "companion",
    who: "Pendamping tiga kelurahan",
    whoEn: "Companion of three kelurahan",
    phone: "0812 0000 0003",
    password: demoPassword,
  },
  {
    role: "officer",
    who: "Petugas Kota Banjarbaru",
    whoEn: "Officer of Kota Banjarbaru",
    phone: "0812 0000 0004",
    password: demoPassword,
  },
  {
    role: "admin",
    who: "Pengelola",
    whoEn: "Keeper of the installation",
    phone: "0812 0000 0005",
    password: demoPassword,
  },
] as const;

export type DemoRole = (typeof demoLogins)[number]["role"];
