/** What the PIN says: setting it, and using it on somebody else's phone. */

const id = {
  title: "PIN enam angka",
  lead: "Dengan PIN, Anda dapat membenarkan nota atau pembayaran di HP mitra.",
  has: "PIN sudah ada. Isi lagi untuk menggantinya.",
  changed: "PIN sudah disimpan.",
  pin: "PIN baru",
  hint: "Enam angka. Jangan beri tahu siapa pun, juga petugas.",
  again: "PIN sekali lagi",
  save: "Simpan PIN",
  ask: "PIN",
  phone: "Nomor HP Anda",
  fold: "Mitra ada di sini? Benarkan dengan PIN-nya",
  foldText: "Serahkan HP ini kepada mitra. Nomor dan PIN tidak disimpan di HP ini.",
  confirm: "Benarkan dengan PIN",
  none: "Belum punya PIN? Buat di halaman Akun pada HP sendiri.",
  refusal: { wrongPin: "Nomor HP atau PIN belum cocok. Periksa, lalu coba lagi." },
};

const en: typeof id = {
  title: "Six-digit PIN",
  lead: "With a PIN you can confirm a note or a payment on your partner's phone.",
  has: "You have a PIN. Fill in again to change it.",
  changed: "The PIN is saved.",
  pin: "New PIN",
  hint: "Six digits. Tell nobody, not even an officer.",
  again: "PIN once more",
  save: "Save the PIN",
  ask: "PIN",
  phone: "Your phone number",
  fold: "Is your partner here? Confirm with their PIN",
  foldText: "Hand this phone to your partner. Number and PIN are not kept on it.",
  confirm: "Confirm with PIN",
  none: "No PIN yet? Make one under Account on your own phone.",
  refusal: { wrongPin: "Phone number and PIN do not match. Check them and try again." },
};

export const pinWords = { id, en };
