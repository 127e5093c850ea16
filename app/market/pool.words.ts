/** What a harvest's page says of selling together. */

const id = {
  pool: "Panen gabungan",
  poolOf: (count: number) => `Panen gabungan, ${count} kelompok`,
  sellers: "Dijual bersama oleh",
  sellersText: "Satu pembelian, sekali angkut. Setiap kelompok menimbang dan dibayar sendiri.",
  pooledTitle: "Panen ini dijual bersama",
  pooledText: "Panen ini bagian dari panen gabungan dan tidak dijual sendiri.",
  toPool: "Lihat panen gabungan",
  manage: "Urus gabungan",
  together: "Jual bersama tetangga",
  gain: (others: number, kg: string) => `Gabung dengan ${others} tetangga: ${kg} lagi menemukan dapur`,
  gainText: "Dihitung dari pasar terakhir.",
  pools: "Panen gabungan",
};

const en: typeof id = {
  pool: "Pooled harvest",
  poolOf: (count) => `Pooled harvest of ${count} groups`,
  sellers: "Sold together by",
  sellersText: "One purchase, one pick-up. Each group weighs and is paid by itself.",
  pooledTitle: "This harvest is sold in a pool",
  pooledText: "It is part of a pooled harvest and not for sale alone.",
  toPool: "See the pooled harvest",
  manage: "Manage the pool",
  together: "Sell together with neighbours",
  gain: (others, kg) =>
    others === 1
      ? `Pool with a neighbour: ${kg} more find a kitchen`
      : `Pool with ${others} neighbours: ${kg} more find a kitchen`,
  gainText: "Worked out from the latest market.",
  pools: "Pooled harvests",
};

export const poolLineWords = { id, en };
