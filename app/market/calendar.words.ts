/** What the calendar of weeks says. */

const id = {
  title: "Kalender pekan",
  lead: "Panen yang siap, dan daya dapur yang mengolahnya, pekan demi pekan. Ketuk satu kotak untuk melihat panennya.",
  about: "Berapa kg panen siap tiap pekan dan berapa kg yang sanggup diolah dapur, menurut komoditas.",
  crumb: "Panen",
  everywhere: "Semua tempat",
  place: "Tempat",
  over: (week: string, kg: string, name: string) => `Pekan ${week}: ${kg} ${name} belum tertampung dapur.`,
  short: (week: string, kg: string, name: string) => `Pekan ${week}: dapur masih sanggup menerima ${kg} ${name}.`,
  even: "Panen dan daya dapur seimbang setiap pekan.",
  describe:
    "Tiap baris satu komoditas, tiap kotak satu pekan. Batang atas panen yang siap, batang bawah daya dapur. Angka menyebut selisihnya: + lebih panen, − lebih daya dapur.",
  cell: (name: string, week: string, supply: string, capacity: string) =>
    `${name}, pekan ${week}: panen ${supply}, daya dapur ${capacity}`,
  supply: "Panen siap",
  capacity: "Daya dapur",
  signs: "+ panen lebih, − dapur lebih (kg)",
  note: "Tiap panen dihitung sekali, pada pekan pertama ia siap. Dapur yang menerima beberapa komoditas dihitung pada masing-masing.",
  commodity: "Komoditas",
  week: "Pekan",
  empty: "Belum ada panen atau dapur di sini",
  emptyText: "Begitu kelompok mencatat panen atau dapur, pekannya tampil di sini.",
};

const en: typeof id = {
  title: "Calendar of weeks",
  lead: "What is ready, and what kitchens can process, week by week. Tap a box to see its harvests.",
  about: "How many kg are ready each week and how many kitchens can process, by commodity.",
  crumb: "Harvests",
  everywhere: "All places",
  place: "Place",
  over: (week, kg, name) => `Week of ${week}: ${kg} of ${name} have no kitchen yet.`,
  short: (week, kg, name) => `Week of ${week}: kitchens could take ${kg} more of ${name}.`,
  even: "Harvest and kitchens are even in every week.",
  describe:
    "Each row is a commodity, each box a week. The upper bar is the harvest that is ready, the lower one what kitchens can take. The number is the difference: + more harvest, − more kitchen.",
  cell: (name, week, supply, capacity) => `${name}, week of ${week}: harvest ${supply}, kitchens ${capacity}`,
  supply: "Harvest ready",
  capacity: "Kitchens can take",
  signs: "+ more harvest, − more kitchen (kg)",
  note: "Each harvest is counted once, in the first week that it is ready. A kitchen that takes several commodities is counted for each of them.",
  commodity: "Commodity",
  week: "Week",
  empty: "No harvest and no kitchen here yet",
  emptyText: "As soon as groups note harvests or kitchens, their weeks appear here.",
};

export const calendarWords = { id, en };
