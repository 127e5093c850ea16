/** What the public help page says: how to reach a person, and short answers by role. */

const id = {
  title: "Bantuan",
  lead: "Datang ke kantor kelurahan atau desa Anda. Petugas di sana mengenal pendamping kelompok.",
  whatsapp: "Tanya lewat WhatsApp",
  office: "Bawa HP Anda dan nama kelompok. Jangan berikan kata sandi kepada siapa pun, juga tidak kepada petugas.",
  signUp: "Daftarkan kelompok",
  signIn: "Masuk",
  parts: [
    {
      title: "Masuk dan kata sandi",
      answers: [
        {
          ask: "Saya lupa kata sandi.",
          reply: "Minta tautan baru kepada pendamping atau petugas. Dengan tautan itu Anda membuat kata sandi sendiri.",
        },
        {
          ask: "HP saya hilang.",
          reply: "Masuk dari HP lain, buka Akun, lalu Perangkat yang masuk. Keluarkan HP yang hilang.",
        },
        {
          ask: "Kami tidak punya HP pintar.",
          reply: "Pendamping atau petugas dapat mendaftarkan kelompok dan mengisikan atas permintaan Anda.",
        },
      ],
    },
    {
      title: "Kelompok hulu",
      answers: [
        {
          ask: "Kapan panen kami tampil?",
          reply: "Sesudah petugas memeriksa kelompok. Sebelum itu Anda sudah boleh mengisi.",
        },
        { ask: "Siapa yang melihat nomor HP kami?", reply: "Hanya kelompok mitra dan petugas. Umum tidak melihatnya." },
      ],
    },
    {
      title: "Kelompok hilir",
      answers: [
        {
          ask: "Izin apa yang kami perlukan?",
          reply: "Tergantung olahannya. Buka data kelompok, tambahkan izin, lalu petugas memeriksanya.",
        },
        {
          ask: "Apakah tawaran harga kami dilihat orang lain?",
          reply: "Tidak. Tawaran tertutup sampai putaran selesai.",
        },
      ],
    },
    {
      title: "Semua",
      answers: [
        {
          ask: "Apakah uang lewat di sini?",
          reply: "Tidak. Pembayaran terjadi di luar. Di sini hanya dicatat dan dibenarkan kedua pihak.",
        },
        { ask: "Boleh menolak usulan?", reply: "Boleh. Tidak ada kemitraan tanpa persetujuan kedua kelompok." },
      ],
    },
  ],
};

const en: typeof id = {
  title: "Help",
  lead: "Come to the office of your kelurahan or desa. The staff there know your group's companion.",
  whatsapp: "Ask by WhatsApp",
  office: "Bring your phone and the group's name. Never give your password to anybody, not even to an officer.",
  signUp: "Register a group",
  signIn: "Sign in",
  parts: [
    {
      title: "Signing in and passwords",
      answers: [
        {
          ask: "I forgot my password.",
          reply: "Ask your companion or an officer for a new link. With it you set a password yourself.",
        },
        {
          ask: "I lost my phone.",
          reply: "Sign in on another phone, open Account, then Devices signed in. Sign the lost phone out.",
        },
        {
          ask: "We have no smartphone.",
          reply: "A companion or officer can register your group and fill things in as you ask.",
        },
      ],
    },
    {
      title: "Upstream groups",
      answers: [
        {
          ask: "When is our harvest shown?",
          reply: "After an officer has checked the group. You may fill everything in before that.",
        },
        { ask: "Who sees our phone number?", reply: "Only partner groups and officers. The public does not." },
      ],
    },
    {
      title: "Downstream groups",
      answers: [
        {
          ask: "Which licences do we need?",
          reply: "That depends on the product. Open your group's data, add the licence, and an officer checks it.",
        },
        { ask: "Do others see our bids?", reply: "No. Bids stay sealed until the round is over." },
      ],
    },
    {
      title: "Everybody",
      answers: [
        {
          ask: "Does money pass through here?",
          reply: "No. Payments happen elsewhere. Here they are noted and confirmed by both sides.",
        },
        { ask: "May we decline a proposal?", reply: "Yes. There is no partnership without a yes of both groups." },
      ],
    },
  ],
};

export const helpWords = { id, en };
