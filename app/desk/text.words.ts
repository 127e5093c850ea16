/** Texts that an officer sends by WhatsApp. Always in Indonesian: the receiver's language is not ours to guess. */
const id = {
  greeting: (contact: string) => `Bapak/Ibu ${contact} yang kami hormati,`,
  from: (officer: string) => `Salam, ${officer}`,
  look: (address: string) => `Lihat di: ${address}`,
  harvest: (goods: string, kg: string, day: string) =>
    `${kg} ${goods} kelompok Anda siap ${day} dan belum ada yang mengambil. Apakah masih tersedia? Kami bantu carikan dapur.`,
  kitchen: (kitchen: string, week: string, kg: string) =>
    `Dapur ${kitchen} pekan ${week} masih bisa menerima ${kg}. Apakah masih mencari bahan? Kami bantu carikan panen.`,
  answer: (partner: string, kg: string, day: string) =>
    `Usulan kemitraan ${kg} dengan ${partner} menunggu jawaban Anda, batasnya ${day}. Mohon dijawab setuju atau tidak.`,
  delivery: (goods: string, partner: string, day: string) =>
    `Serah terima ${goods} dengan ${partner} dijadwalkan ${day} dan belum ada timbangannya. Apakah ada kendala?`,
  payment: (partner: string, money: string, day: string) =>
    `Pembayaran ${money} untuk ${partner} jatuh tempo ${day}. Bila sudah dibayar, mohon dicatat. Bila ada kendala, kabari kami.`,
  paymentOther: (partner: string, money: string) =>
    `Pembayaran ${money} dari ${partner} belum tercatat lunas. Apakah sudah diterima? Bila sudah, mohon dibenarkan di aplikasi.`,
  claim: (number: string, partner: string) =>
    `Nota ${number} dengan ${partner} belum cocok. Kapan kita bisa membicarakannya bersama?`,
  objection: () => "Kami sudah membaca keberatan kelompok Anda. Kapan kami bisa menelepon untuk membicarakannya?",
  licence: (route: string, number: string, day: string) =>
    `Izin ${route} nomor ${number} habis ${day}. Apakah perpanjangannya sudah diurus? Kami bantu bila perlu.`,
  licenceCheck: (route: string, number: string) =>
    `Kami sedang memeriksa izin ${route} nomor ${number}. Mohon kirim foto suratnya.`,
  group: () => "Kami akan memverifikasi kelompok Anda. Kapan kami bisa datang atau menelepon?",
  silent: () => "Sudah lama tidak ada kabar dari kelompok Anda. Apakah ada kendala? Kami ingin membantu.",
};

export const textWords = { id };
