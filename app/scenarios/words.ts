/** What every page of what if says: changes, what they bring, and how old the figures are. */

const id = {
  change: {
    gone: "(tidak ada lagi)",
    lot: (commodity: string, group: string) => `${commodity} ${group}`,
    kitchen: (product: string, village: string, kg: string) => `Dapur ${product} baru di ${village}, ${kg} sepekan`,
    licence: (group: string) => `Izin ${group} lengkap`,
    transport: (idr: string) => `Bantuan angkutan ${idr} untuk tiap kg yang diantar ke dapur`,
    later: (lot: string, weeks: number) => `Panen ${lot} mundur ${weeks} pekan`,
    earlier: (lot: string, weeks: number) => `Panen ${lot} maju ${weeks} pekan`,
    capacity: (kitchen: string, kg: string) => `${kitchen}: daya bertambah ${kg} tiap pekan`,
    week: (kitchen: string, week: string, kg: string) => `${kitchen}: daya bertambah ${kg} pada pekan ${week}`,
    ask: (lot: string, idr: string) => `Harga minta ${lot} turun ${idr} tiap kg`,
    radius: (kitchen: string, km: string) => `${kitchen}: mengambil bahan sampai ${km}`,
  },
  effect: {
    kg: "Panen terjual",
    gain: "Untung kedua pihak",
    value: "Nilai tambah",
    groups: "Kelompok hulu yang menjual",
    subsidy: "Uang bantuan",
    atLeast: (idr: string) => `sedikitnya ${idr}`,
    plus: (amount: string) => `+${amount}`,
  },
  study: {
    compute: "Hitung sekarang",
    again: "Hitung lagi",
    waiting: "Sedang dihitung",
    waitingText:
      "Biasanya selesai dalam beberapa detik. Halaman ini memuat ulang sendiri; boleh juga dimuat ulang dengan tangan.",
    failed: "Perhitungan terhenti",
    failedText: "Angkanya belum ada. Silakan hitung lagi.",
    moved: "Pasar mungkin sudah berubah sejak dihitung",
    movedText: (when: string) => `Angka di bawah dari pasar ${when}.`,
    computed: (when: string, digest: string) =>
      `Dihitung dari pasar ${when}, tanda data ${digest}, untuk 8 pekan ke depan.`,
    how: "Tiap angka didapat dengan mengubah pasar lalu menghitung seluruhnya sekali lagi. Batas penjualan terkecil dan adonan terkecil tidak dipakai, dan ternak dihitung per kg; putaran temu yang memakainya dapat menghasilkan sedikit kurang.",
    secret: "“Sedikitnya” berarti dibulatkan ke bawah, agar batas harga satu dapur tidak terbaca.",
  },
  filter: { regency: "Wilayah" },
  refusal: {
    otherRegency: "Wilayah itu bukan wilayah kerja Anda.",
    noLots: "Belum ada panen yang ditawarkan, jadi belum ada yang dapat dihitung.",
  } as Record<string, string>,
};

const en: typeof id = {
  change: {
    gone: "(no longer there)",
    lot: (commodity, group) => `${commodity} of ${group}`,
    kitchen: (product, village, kg) => `A new kitchen for ${product} in ${village}, ${kg} a week`,
    licence: (group) => `${group} has all permits`,
    transport: (idr) => `Transport support of ${idr} for each kg brought to a kitchen`,
    later: (lot, weeks) => `Harvest of ${lot} ${weeks === 1 ? "a week" : `${weeks} weeks`} later`,
    earlier: (lot, weeks) => `Harvest of ${lot} ${weeks === 1 ? "a week" : `${weeks} weeks`} earlier`,
    capacity: (kitchen, kg) => `${kitchen}: room for ${kg} more every week`,
    week: (kitchen, week, kg) => `${kitchen}: room for ${kg} more in the week ${week}`,
    ask: (lot, idr) => `Price asked for ${lot} lower by ${idr} a kg`,
    radius: (kitchen, km) => `${kitchen}: fetches from up to ${km}`,
  },
  effect: {
    kg: "Harvest sold",
    gain: "Gain of both sides",
    value: "Value added",
    groups: "Producer groups that sell",
    subsidy: "Support paid",
    atLeast: (idr) => `at least ${idr}`,
    plus: (amount) => `+${amount}`,
  },
  study: {
    compute: "Compute now",
    again: "Compute again",
    waiting: "Being computed",
    waitingText: "This mostly takes a few seconds. The page loads again by itself; you can also reload it by hand.",
    failed: "The computation stopped",
    failedText: "There are no figures yet. Please compute again.",
    moved: "The market may have changed since this was computed",
    movedText: (when) => `The figures below are of the market of ${when}.`,
    computed: (when, digest) => `Computed on the market of ${when}, data mark ${digest}, for the next 8 weeks.`,
    how: "Each figure comes from changing the market and clearing all of it once more. Smallest sales and smallest batches are left aside, and animals are counted by the kg; a round that keeps to them may give a little less.",
    secret: "“At least” means rounded down, so that no single kitchen's price limit can be read.",
  },
  filter: { regency: "Area" },
  refusal: {
    otherRegency: "That area is not yours.",
    noLots: "No harvest is on offer yet, so there is nothing to compute.",
  },
};

export const scenarioWords = { id, en };
