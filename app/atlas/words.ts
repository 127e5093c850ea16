/** What the map and its table say. */

const id = {
  title: "Peta pasokan dan dapur",
  lead: "Separuh kiri: panen yang siap. Separuh kanan: daya dapur yang masih ada. Garis: rencana putaran terakhir.",
  says: (supply: string, capacity: string, planned: string) =>
    `Panen ${supply} menunggu, dapur sanggup ${capacity}, rencana mengalirkan ${planned}`,
  describe:
    "Setiap kelurahan dengan panen dan daya dapurnya dalam kg, dan aliran rencana di antaranya. Angkanya ada di tabel.",
  spot: (name: string, supply: string, capacity: string) => `${name}: panen ${supply}, daya dapur ${capacity}`,
  noOutlines: "Batas wilayah belum dimuat oleh pengelola; yang tampak adalah titik tengah kelurahan.",
  source: "Panen dan dapur: pasar terbuka hari ini.",
  round: (number: number) => `Garis: putaran ke-${number}.`,
  noRound: "Belum ada putaran, jadi belum ada garis.",
  filter: { regency: "Wilayah", commodity: "Komoditas", week: "Pekan", allWeeks: "8 pekan ke depan" },
  column: {
    village: "Kelurahan",
    supply: "Panen",
    capacity: "Daya dapur",
    gap: "Selisih",
    sent: "Rencana keluar",
    received: "Rencana masuk",
  },
  total: "Jumlah",
  none: "Belum ada panen atau dapur",
  noneText: "Tidak ada panen terbuka dan tidak ada daya dapur untuk pilihan ini.",
  chosen: (name: string) => `Aliran ${name}`,
  to: (name: string) => `ke ${name}`,
  from: (name: string) => `dari ${name}`,
  within: "di dalam kelurahan",
  noFlows: "Rencana tidak mengalirkan apa pun dari atau ke kelurahan ini.",
  all: "Tampilkan semua kelurahan",
  hulu: "Panen (kg)",
  hilir: "Daya dapur (kg)",
  file: "peta",
};

const en: typeof id = {
  title: "Map of supply and kitchens",
  lead: "Left half: harvest that is ready. Right half: what kitchens can still take. Lines: the plan of the newest round.",
  says: (supply, capacity, planned) =>
    `${supply} of harvest wait, kitchens can take ${capacity}, the plan moves ${planned}`,
  describe:
    "Each village with its harvest and its kitchens' capacity in kg, and the plan's flows between them. The table has the numbers.",
  spot: (name, supply, capacity) => `${name}: harvest ${supply}, kitchen capacity ${capacity}`,
  noOutlines: "The keeper has not brought boundaries yet; the points are the villages' label points.",
  source: "Harvest and kitchens: the market open today.",
  round: (number) => `Lines: round ${number}.`,
  noRound: "No round yet, so there are no lines.",
  filter: { regency: "Regency", commodity: "Commodity", week: "Week", allWeeks: "Next 8 weeks" },
  column: {
    village: "Village",
    supply: "Harvest",
    capacity: "Kitchen capacity",
    gap: "Difference",
    sent: "Planned out",
    received: "Planned in",
  },
  total: "Total",
  none: "No harvest or kitchen yet",
  noneText: "There is no open harvest and no kitchen capacity for this choice.",
  chosen: (name) => `Flows of ${name}`,
  to: (name) => `to ${name}`,
  from: (name) => `from ${name}`,
  within: "inside the village",
  noFlows: "The plan moves nothing from or to this village.",
  all: "Show all villages",
  hulu: "Harvest (kg)",
  hilir: "Kitchen capacity (kg)",
  file: "map",
};

export const atlasWords = { id, en };
