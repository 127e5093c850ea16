/** The page of one thing on the desk. */

const id = {
  hangs: "Jumlah",
  worth: "Nilai",
  due: "Batas",
  village: "Kelurahan",
  talk: "Hubungi",
  talkHint: "Teksnya sudah siap. Ubah seperlunya di WhatsApp.",
  nobody: "Tidak ada kelompok wilayah Anda yang perlu dihubungi untuk hal ini.",
  send: (name: string) => `Kirim ke ${name}`,
  result: "Apa hasilnya?",
  untilOn: "Hubungi lagi tanggal",
  untilHint: "Hanya untuk “Hubungi lagi”, paling lama 90 hari.",
  noteField: "Catatan",
  noteHint: "Misalnya: panennya diundur sepekan karena hujan.",
  submit: "Simpan hasil",
  history: "Yang sudah dicatat",
  gone: "Hal ini sudah beres",
  goneText: "Penyebabnya sudah tidak ada. Catatannya tetap tersimpan.",
};

const en: typeof id = {
  hangs: "Amount",
  worth: "Worth",
  due: "Due",
  village: "Kelurahan",
  talk: "Get in touch",
  talkHint: "The text is ready, in Indonesian. Change it in WhatsApp as you like.",
  nobody: "There is no group of your regency to be reached about this.",
  send: (name) => `Send to ${name}`,
  result: "What came of it?",
  untilOn: "Come back on",
  untilHint: "Only for “Come back”, at most 90 days ahead.",
  noteField: "Note",
  noteHint: "For example: the harvest moved by a week because of rain.",
  submit: "Save the outcome",
  history: "Noted so far",
  gone: "This is settled",
  goneText: "Its cause is gone. What was noted is kept.",
};

export const itemWords = { id, en };
