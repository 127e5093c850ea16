/** What the end of a partnership says: notice, reason, and what stays. */

const id = {
  endTitle: "Akhiri kemitraan",
  endLead: "Kedua kelompok dan petugas dapat membaca alasannya.",
  endKeeps: "Nota dan pembayaran yang sudah sah tetap tercatat. Panen yang belum diserahkan bebas ditawarkan lagi.",
  endReason: "Alasan",
  endReasonHint: "Misalnya kolam bocor, dapur tutup, atau sudah dibicarakan berdua.",
  end: "Akhiri sekarang",
  notice: {
    first: (days: number) =>
      days === 0
        ? "Surat yang ditandatangani meminta Anda memberi tahu mitra dahulu."
        : `Surat yang ditandatangani meminta pemberitahuan ${days} hari. Setelah itu kemitraan dapat diakhiri, atau seketika kalau mitra setuju.`,
    give: "Beri tahu mitra",
    given: (day: string) => `Sudah diberitahukan: dapat diakhiri mulai ${day}`,
    because: (reason: string) => `Alasan: ${reason}`,
    agree: "Kalau Anda setuju, kemitraan dapat diakhiri sekarang.",
    running: "Tunggu hari itu, atau minta mitra menyetujui di halaman ini.",
  },
  refusal: {
    notParty: "Kemitraan ini bukan milik kelompok Anda.",
    contractEnded: "Kemitraan ini sudah diakhiri.",
    contractDone: "Kemitraan ini sudah selesai, jadi tidak perlu diakhiri.",
    noticeNeeded: "Beri tahu mitra dahulu, seperti yang ditandatangani.",
    noticeRunning: "Waktu pemberitahuan belum habis.",
    noticeGiven: "Pemberitahuan sudah ada.",
    noticeNeedless: "Belum ada surat yang ditandatangani berdua, jadi tidak perlu pemberitahuan.",
  },
};

const en: typeof id = {
  endTitle: "End the partnership",
  endLead: "Both groups and the officers can read the reason.",
  endKeeps: "Confirmed notes and payments stay on record. What was not delivered can be offered again.",
  endReason: "Reason",
  endReasonHint: "Such as a leaking pond, a closed kitchen, or because both of you want it.",
  end: "End it now",
  notice: {
    first: (days) =>
      days === 0
        ? "The signed text asks you to tell your partner first."
        : `The signed text asks for ${days} days' notice. After that the partnership can end, or at once if your partner agrees.`,
    give: "Tell the partner",
    given: (day) => `Notice was given: it can end from ${day}`,
    because: (reason) => `Reason: ${reason}`,
    agree: "If you agree, the partnership can end now.",
    running: "Wait for that day, or ask your partner to agree on this page.",
  },
  refusal: {
    notParty: "This partnership is not your group's.",
    contractEnded: "This partnership has already been ended.",
    contractDone: "This partnership is done, so there is nothing to end.",
    noticeNeeded: "Tell your partner first, as you both signed.",
    noticeRunning: "The notice is still running.",
    noticeGiven: "Notice was given already.",
    noticeNeedless: "No text was signed by both, so no notice is needed.",
  },
};

export const endWords = { id, en };
