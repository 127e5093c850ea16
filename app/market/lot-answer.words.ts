/** What the open market says to a harvest of one's own. */

const id = {
  title: "Siapa yang mau hari ini?",
  some: (kitchens: number, reach: number) =>
    `Sedikitnya ${kitchens} dari ${reach} dapur di jangkauan mau mengambilnya.`,
  sellsAll: (kg: string) => `Semuanya, ${kg}, bisa terjual.`,
  sells: (kg: string, all: string) => `Sekitar ${kg} dari ${all} bisa terjual.`,
  sellsLittle: (all: string) => `Dari ${all} baru sebagian kecil yang bisa terjual.`,
  from: (ask: string) => `Harga di tempat Anda mulai ${ask} per kg.`,
  fromTo: (ask: string, upTo: string) =>
    `Harga di tempat Anda mulai ${ask} per kg; dengan ${upTo} pun jumlah itu masih laku.`,
  few: (ask: string) => `Belum sampai tiga dapur yang mau dengan harga ${ask} per kg.`,
  fewReach: (reach: number) =>
    `${reach} dapur di jangkauan mengolahnya. Satu dapur saja bisa cukup: tawaran dan putaran temu tetap berjalan.`,
  cut: (ask: string, kitchens: number) => `Dengan harga mulai ${ask} per kg, sedikitnya ${kitchens} dapur mau.`,
  later: (week: string, kitchens: number) => `Kalau siap mulai pekan ${week}, sedikitnya ${kitchens} dapur mau.`,
  noHelp: "Harga sedikit lebih rendah atau menunda beberapa pekan belum mengubahnya hari ini.",
  change: "Ubah harga atau tanggal",
  sealed: (reach: number, what: string) => `${reach} dapur di jangkauan mengolah ${what} pada pekan itu.`,
  sealedText:
    "Karena hanya sedikit, kami tidak memberi tahu apakah harga Anda cocok: itu akan membuka batas harga mereka. Tunggu tawaran mereka atau putaran temu berikutnya.",
  nobody: {
    commodity: (what: string) => `Belum ada dapur yang mengolah ${what}.`,
    far: (what: string) => `Dapur yang mengolah ${what} belum menjangkau tempat Anda.`,
    weeks: (_what: string) => "Tidak ada dapur di jangkauan yang buka pada pekan panen ini.",
  },
  help: {
    commodity: "Petugas mencarikan dapur. Panen ini ikut putaran temu berikutnya.",
    far: "Menjual bersama tetangga atau mengantar sendiri dapat membantu. Petugas juga melihat kekurangan ini.",
    weeks: (week: string) => `Di jangkauan ada dapur yang buka pada pekan ${week}. Kalau bisa, geser masa siap panen.`,
  },
  kitchens: "Lihat dapurnya",
  resting: "Panen Anda sudah sering diubah hari ini. Jawaban pasar muncul lagi besok.",
  note: "Hitungan dari tawaran olah yang terbuka hari ini, bukan janji. Dapur dan petugas yang memutuskan.",
};

const en: typeof id = {
  title: "Who would take it today?",
  some: (kitchens, reach) => `At least ${kitchens} of the ${reach} kitchens in reach would take it.`,
  sellsAll: (kg) => `All of it, ${kg}, could sell.`,
  sells: (kg, all) => `About ${kg} of ${all} could sell.`,
  sellsLittle: (all) => `Of ${all} only a small part could sell so far.`,
  from: (ask) => `The price at your place is ${ask} a kg or more.`,
  fromTo: (ask, upTo) => `The price at your place is ${ask} a kg or more; as much would sell at ${upTo}, too.`,
  few: (ask) => `Fewer than three kitchens would take it at ${ask} a kg.`,
  fewReach: (reach) =>
    `${reach} kitchens in reach process it. One kitchen may be enough: bids and the next round go on as usual.`,
  cut: (ask, kitchens) => `With a starting price of ${ask} a kg, at least ${kitchens} kitchens would take it.`,
  later: (week, kitchens) => `Ready from the week of ${week}, at least ${kitchens} kitchens would take it.`,
  noHelp: "A slightly lower price or waiting a few weeks would not change that today.",
  change: "Change price or dates",
  sealed: (reach, what) =>
    reach === 1
      ? `1 kitchen in reach processes ${what} in those weeks.`
      : `${reach} kitchens in reach process ${what} in those weeks.`,
  sealedText:
    "They are so few that we do not say whether your price suits them: that would give their limits away. Wait for their bids or for the next round.",
  nobody: {
    commodity: (what) => `No kitchen processes ${what} yet.`,
    far: (what) => `The kitchens that process ${what} do not reach your place.`,
    weeks: (_what) => "No kitchen in reach is open in the weeks of this harvest.",
  },
  help: {
    commodity: "The office looks for a kitchen. This harvest joins the next round.",
    far: "Selling together with neighbours or bringing it yourself may help. The office sees this gap, too.",
    weeks: (week) => `A kitchen in reach is open in the week of ${week}. If you can, move the time it is ready.`,
  },
  kitchens: "See the kitchens",
  resting: "Your harvests were changed often today. The market's answer is back tomorrow.",
  note: "Reckoned from the processing offers that are open today; not a promise. Kitchens and the office decide.",
};

export const lotAnswerWords = { id, en };
