/** Every sentence that tells of a step, and the pages around them. */

/** What a sentence may hold, already in the reader's language: "120 kg", "Rp2.280.000", "Kamis 26 November". */
type Facts = {
  partner: string;
  goods: string;
  product: string;
  kg: string;
  money: string;
  day: string;
  due: string;
  count: number;
  name: string;
  reason: string;
};

const id = {
  title: "Kabar",
  lead: "Semua yang terjadi pada usulan, kemitraan dan kelompok Anda.",
  received: "Kabar masuk",
  sent: "Kabar untuk mitra",
  sentLead: "Langkah Anda yang ditunggu orang lain. Kirimkan juga lewat WhatsApp bila perlu.",
  open: "Buka",
  fresh: "Baru",
  readAll: "Tandai semua sudah dibaca",
  none: "Belum ada kabar",
  noneText: "Begitu ada yang perlu Anda ketahui, kabarnya muncul di sini.",
  noneSent: "Belum ada yang perlu dikabarkan",
  noneSentText: "Setelah Anda menjawab usulan, menimbang atau membayar, teks siap kirim muncul di sini.",
  to: (name: string) => `Untuk ${name}`,
  whatsapp: "Kirim WhatsApp",
  forwarded: "Tandai sudah dikirim",
  isForwarded: "Sudah dikirim",
  older: "Kabar lebih lama",
  greeting: "Bapak/Ibu yang kami hormati,",
  look: "Lihat di:",
  unread: (count: number, more: boolean) => `${count}${more ? "+" : ""} belum dibaca`,
  sentence: {
    groupVerified: () => "Kelompok Anda sudah diverifikasi. Sekarang Anda dapat memasang panen dan tawaran.",
    groupRefused: ({ reason }: Facts) => `Data kelompok Anda perlu diperbaiki: ${reason}`,
    licenceChecked: ({ name }: Facts) => `Izin ${name} sudah diperiksa dan berlaku.`,
    licenceRefused: ({ name, reason }: Facts) => `Izin ${name} belum dapat diterima: ${reason}`,
    licenceEnding: ({ name, day }: Facts) => `Izin ${name} habis ${day}. Mohon segera perpanjang.`,
    licenceEndingOf: ({ name, day, partner }: Facts) => `Izin ${name} milik ${partner} habis ${day}.`,
    proposalSent: ({ kg, goods, partner, due }: Facts) =>
      `Ada usulan kemitraan ${kg} ${goods} dengan ${partner}. Mohon jawab sebelum ${due}.`,
    proposalYes: ({ kg, goods, partner }: Facts) =>
      `${partner} setuju untuk ${kg} ${goods}. Kini menunggu jawaban Anda.`,
    proposalNo: ({ kg, goods, partner }: Facts) => `${partner} belum dapat menerima usulan ${kg} ${goods}.`,
    contractSigned: ({ kg, goods, partner }: Facts) => `Kemitraan ${kg} ${goods} dengan ${partner} sudah jadi.`,
    contractEnded: ({ goods, partner, reason }: Facts) =>
      `Kemitraan ${goods} dengan ${partner} diakhiri. Alasan: ${reason}`,
    ticketWeighed: ({ kg, goods, partner }: Facts) =>
      `${partner} mencatat timbangan ${kg} ${goods}. Mohon periksa dan cocokkan.`,
    ticketConfirmed: ({ kg, goods, partner }: Facts) => `${partner} membenarkan timbangan ${kg} ${goods}.`,
    ticketVoided: ({ kg, goods, partner, reason }: Facts) =>
      `${partner} membatalkan nota timbang ${kg} ${goods}. Alasan: ${reason}`,
    paymentRecorded: ({ money, partner }: Facts) =>
      `${partner} mencatat pembayaran ${money}. Mohon periksa dan cocokkan.`,
    paymentConfirmed: ({ money, partner }: Facts) => `${partner} membenarkan pembayaran ${money}.`,
    paymentVoided: ({ money, partner, reason }: Facts) =>
      `${partner} membatalkan catatan pembayaran ${money}. Alasan: ${reason}`,
    saleShared: ({ goods, partner }: Facts) =>
      `${partner} mencatat penjualan olahan ${goods} yang dibagi dengan Anda. Mohon periksa dan cocokkan.`,
    saleConfirmed: ({ count, money, partner }: Facts) =>
      `${partner} membenarkan ${count} penjualan. Bagiannya ${money} sekarang harus dibayar.`,
    saleDoubted: ({ goods, partner, reason }: Facts) =>
      `${partner} meragukan satu penjualan olahan ${goods}. Alasan: ${reason}`,
    agreementSigned: ({ goods, partner }: Facts) =>
      `${partner} menandatangani surat perjanjian ${goods}. Kini menunggu tanda tangan Anda.`,
    agreementInForce: ({ goods, partner }: Facts) =>
      `Surat perjanjian ${goods} dengan ${partner} sudah ditandatangani berdua.`,
    agreementDeclined: ({ goods, partner, reason }: Facts) =>
      `${partner} belum setuju dengan naskah perjanjian ${goods}. Alasan: ${reason}`,
    noticeGiven: ({ goods, partner, day, reason }: Facts) =>
      `${partner} memberi tahu: kemitraan ${goods} akan berakhir mulai ${day}. Alasan: ${reason}`,
    deliveryDeparted: ({ goods, partner }: Facts) => `${partner} sudah berangkat membawa ${goods}.`,
    claimOpened: ({ goods, partner, name }: Facts) =>
      `Ada yang tidak cocok pada nota ${name} (${goods}, ${partner}). Mohon dibicarakan bersama.`,
    claimSpoken: ({ goods, partner, name }: Facts) =>
      `${partner} menceritakan apa yang tidak cocok pada nota ${name} (${goods}). Mohon dibaca, lalu jawab bila perlu.`,
    claimClosed: ({ name, reason }: Facts) => `Sengketa nota ${name} sudah ditutup. Alasan: ${reason}`,
    lotFound: ({ kg, goods, partner, day }: Facts) =>
      `Ada panen yang Anda cari: ${kg} ${goods} dari ${partner}, siap ${day}.`,
    bidCountered: ({ goods, partner, due }: Facts) =>
      `${partner} menawar balik untuk ${goods}. Mohon jawab sebelum ${due}.`,
    bidDeclined: ({ goods, partner, reason }: Facts) =>
      `${partner} belum dapat menerima tawaran untuk ${goods}. Alasan: ${reason}`,
    forecastChanged: ({ kg, goods, partner, day }: Facts) =>
      `Perkiraan panen ${goods} dari ${partner} berubah: kini ${kg}, mulai ${day}.`,
    forecastShort: ({ kg, goods, partner }: Facts) =>
      `Panen ${goods} dari ${partner} kurang ${kg} dari yang sudah dijanjikan.`,
    forecastHarvested: ({ kg, goods, partner }: Facts) => `${partner} sudah memanen ${kg} ${goods}.`,
    poolInvited: ({ goods, partner }: Facts) => `${partner} mengajak menjual ${goods} bersama. Mohon jawab ajakannya.`,
    poolJoined: ({ kg, goods, partner }: Facts) => `${partner} ikut menjual bersama. Kini ${kg} ${goods} ditawarkan.`,
    poolDeclined: ({ goods, partner, reason }: Facts) =>
      `${partner} belum dapat ikut menjual ${goods} bersama. Alasan: ${reason}`,
    poolLeft: ({ kg, goods, partner, reason }: Facts) =>
      `${partner} keluar dari gabungan ${goods}. Sisanya ${kg}. Alasan: ${reason}`,
    poolEnded: ({ goods, partner, reason }: Facts) =>
      `Gabungan ${goods} dengan ${partner} sudah selesai. Alasan: ${reason}`,
    lotWithdrawn: ({ kg, goods, partner }: Facts) => `${partner} menarik panen ${kg} ${goods} yang Anda tawar.`,
    recallIssued: ({ name, reason }: Facts) =>
      `Penarikan ${name}: mohon simpan dan jangan jual produk yang terkait. Alasan: ${reason}`,
    recallEnded: ({ name, reason }: Facts) => `Penarikan ${name} sudah selesai. Alasan: ${reason}`,
    actedFor: ({ partner, name }: Facts) =>
      `${partner} mengisi atas nama kelompok Anda karena diminta ${name}. Periksa, dan sampaikan bila tidak benar.`,
    objectionMade: ({ partner, reason }: Facts) => `${partner} keberatan atas isian atas namanya: ${reason}`,
    roundOpened: ({ partner }: Facts) => `Putaran temu di ${partner} dibuka. Panen dan tawaran Anda ikut dihitung.`,
    roundResults: ({ partner, name }: Facts) => `Hasil putaran ${name} di ${partner} sudah ada di papan pengumuman.`,
    objectionAnswered: ({ reason }: Facts) => `Keberatan kelompok Anda sudah dijawab: ${reason}`,
  },
};

const en: typeof id = {
  title: "News",
  lead: "All that happens to your proposals, partnerships and group.",
  received: "Received",
  sent: "For your partners",
  sentLead: "Steps of yours that others wait for. Send them by WhatsApp too if you like.",
  open: "Open",
  fresh: "New",
  readAll: "Mark all as read",
  none: "No news yet",
  noneText: "As soon as there is something to know, it appears here.",
  noneSent: "Nothing to pass on yet",
  noneSentText: "After you answer a proposal, weigh or pay, a text that is ready to send appears here.",
  to: (name) => `To ${name}`,
  whatsapp: "Send WhatsApp",
  forwarded: "Mark as sent",
  isForwarded: "Sent",
  older: "Older news",
  greeting: "Dear partner,",
  look: "See:",
  unread: (count, more) => `${count}${more ? "+" : ""} unread`,
  sentence: {
    groupVerified: () => "Your group is verified. You can now post harvests and offers.",
    groupRefused: ({ reason }) => `Please mend what your group wrote: ${reason}`,
    licenceChecked: ({ name }) => `Licence ${name} was checked and is valid.`,
    licenceRefused: ({ name, reason }) => `Licence ${name} cannot be accepted yet: ${reason}`,
    licenceEnding: ({ name, day }) => `Licence ${name} ends on ${day}. Please renew it soon.`,
    licenceEndingOf: ({ name, day, partner }) => `Licence ${name} of ${partner} ends on ${day}.`,
    proposalSent: ({ kg, goods, partner, due }) =>
      `A partnership is proposed: ${kg} of ${goods} with ${partner}. Please answer before ${due}.`,
    proposalYes: ({ kg, goods, partner }) => `${partner} agrees to ${kg} of ${goods}. Your answer is next.`,
    proposalNo: ({ kg, goods, partner }) => `${partner} cannot take the proposal of ${kg} of ${goods}.`,
    contractSigned: ({ kg, goods, partner }) => `The partnership with ${partner} stands: ${kg} of ${goods}.`,
    contractEnded: ({ goods, partner, reason }) =>
      `The partnership with ${partner} (${goods}) was ended. Reason: ${reason}`,
    ticketWeighed: ({ kg, goods, partner }) => `${partner} weighed ${kg} of ${goods}. Please check and confirm.`,
    ticketConfirmed: ({ kg, goods, partner }) => `${partner} confirmed the weight: ${kg} of ${goods}.`,
    ticketVoided: ({ kg, goods, partner, reason }) =>
      `${partner} cancelled the weigh note of ${kg} of ${goods}. Reason: ${reason}`,
    paymentRecorded: ({ money, partner }) => `${partner} recorded a payment of ${money}. Please check and confirm.`,
    paymentConfirmed: ({ money, partner }) => `${partner} confirmed the payment of ${money}.`,
    paymentVoided: ({ money, partner, reason }) =>
      `${partner} cancelled the payment record of ${money}. Reason: ${reason}`,
    saleShared: ({ goods, partner }) =>
      `${partner} wrote down sales of the product of ${goods} that are shared with you. Please check them.`,
    saleConfirmed: ({ count, money, partner }) =>
      `${partner} confirmed ${count === 1 ? "1 sale" : `${count} sales`}. Its part of ${money} is now due.`,
    saleDoubted: ({ goods, partner, reason }) =>
      `${partner} doubts a sale of the product of ${goods}. Reason: ${reason}`,
    agreementSigned: ({ goods, partner }) =>
      `${partner} signed the agreement on ${goods}. Now your signature is awaited.`,
    agreementInForce: ({ goods, partner }) => `The agreement on ${goods} with ${partner} is signed by both.`,
    agreementDeclined: ({ goods, partner, reason }) =>
      `${partner} does not agree to the text on ${goods}. Reason: ${reason}`,
    noticeGiven: ({ goods, partner, day, reason }) =>
      `${partner} gave notice: the partnership on ${goods} may end from ${day}. Reason: ${reason}`,
    deliveryDeparted: ({ goods, partner }) => `${partner} has left with the ${goods}.`,
    claimOpened: ({ goods, partner, name }) =>
      `Something does not match on note ${name} (${goods}, ${partner}). Please talk it over.`,
    claimSpoken: ({ goods, partner, name }) =>
      `${partner} told what does not match on note ${name} (${goods}). Please read it, and answer if need be.`,
    claimClosed: ({ name, reason }) => `The claim about note ${name} was closed. Reason: ${reason}`,
    lotFound: ({ kg, goods, partner, day }) =>
      `A harvest that you look for: ${kg} of ${goods} from ${partner}, ready ${day}.`,
    bidCountered: ({ goods, partner, due }) =>
      `${partner} made a counter-offer for ${goods}. Please answer before ${due}.`,
    bidDeclined: ({ goods, partner, reason }) => `${partner} cannot take the bid for ${goods}. Reason: ${reason}`,
    forecastChanged: ({ kg, goods, partner, day }) =>
      `The expected harvest of ${goods} from ${partner} has changed: now ${kg}, from ${day}.`,
    forecastShort: ({ kg, goods, partner }) =>
      `The harvest of ${goods} from ${partner} misses ${kg} of what was promised.`,
    forecastHarvested: ({ kg, goods, partner }) => `${partner} has harvested ${kg} of ${goods}.`,
    poolInvited: ({ goods, partner }) => `${partner} asks you to sell ${goods} together. Please answer.`,
    poolJoined: ({ kg, goods, partner }) => `${partner} joined the pool. It now offers ${kg} of ${goods}.`,
    poolDeclined: ({ goods, partner, reason }) => `${partner} cannot join the pool of ${goods}. Reason: ${reason}`,
    poolLeft: ({ kg, goods, partner, reason }) =>
      `${partner} left the pool of ${goods}; ${kg} remain. Reason: ${reason}`,
    poolEnded: ({ goods, partner, reason }) => `The pool of ${goods} with ${partner} is over. Reason: ${reason}`,
    lotWithdrawn: ({ kg, goods, partner }) => `${partner} withdrew the harvest you bid for: ${kg} of ${goods}.`,
    recallIssued: ({ name, reason }) =>
      `Recall ${name}: please keep what it touches and do not sell it. Reason: ${reason}`,
    recallEnded: ({ name, reason }) => `Recall ${name} has ended. Reason: ${reason}`,
    actedFor: ({ partner, name }) =>
      `${partner} filled in for your group because ${name} asked. Please check, and object if it is not right.`,
    objectionMade: ({ partner, reason }) => `${partner} objects to what was filled in for it: ${reason}`,
    roundOpened: ({ partner }) => `A round has opened in ${partner}. Your harvests and offers are part of it.`,
    roundResults: ({ partner, name }) => `The results of round ${name} in ${partner} are on the notice board.`,
    objectionAnswered: ({ reason }) => `The objection of your group was answered: ${reason}`,
  },
};

export const messageWords = { id, en };
