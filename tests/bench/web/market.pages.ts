import type { PageKind } from "./load.ts";

/** Lists, searches and filters of the market, as people mix them. */
export const marketPages: PageKind[] = [
  { name: "harvests", paths: ["/panen"], weight: 4 },
  {
    name: "harvests, sorted",
    paths: ["/panen?urut=kg", "/panen?urut=harga", "/panen?urut=baru", "/panen?urut=harga&arah=turun"],
  },
  {
    name: "harvests, next page",
    paths: ["/panen?urut=kg", "/panen", "/panen?komoditas=LELE&urut=baru"],
    follow: true,
    weight: 2,
  },
  {
    name: "harvests, filtered",
    weight: 3,
    paths: [
      "/panen?komoditas=LELE",
      "/panen?komoditas=KAMBING&tempat=63.72&urut=kg",
      "/panen?tempat=64.02.06",
      "/panen?tempat=63.72&pekan=WEEK&urut=harga",
      "/panen?komoditas=GABUS&tempat=63.03&pekan=WEEK&harga=30000&kg=100",
      "/panen?bentuk=asin+kering&urut=baru",
    ],
  },
  {
    name: "harvests, found nothing",
    paths: ["/panen?harga=100&urut=kg", "/panen?kg=900000&urut=baru", "/panen?komoditas=LELE&bentuk=karkas"],
  },
  {
    name: "harvests, searched",
    weight: 3,
    paths: [
      "/panen?cari=haruan+gambut",
      "/panen?cari=lelle+landasan+ulin",
      "/panen?cari=iwak&urut=harga",
      "/panen?cari=mina+makmur+120",
    ],
  },
  {
    name: "harvests, around",
    paths: [
      "/panen?tempat=63.72.02.1005&km=10",
      "/panen?tempat=64.02.06.1001&km=50&komoditas=NILA",
      "/panen?cari=martapura&km=5&urut=kg",
    ],
  },
  { name: "harvests, biddable", paths: ["/panen?bisa=ya", "/panen?bisa=ya&urut=harga"], signedIn: true },
  { name: "a harvest", paths: ["/panen"], followTo: /href="(\/panen\/[0-9a-f-]{36})"/, weight: 2 },
  { name: "calendar", paths: ["/kalender", "/kalender?tempat=63.72"] },
  { name: "offers", paths: ["/olahan"], weight: 2 },
  {
    name: "offers, filtered",
    paths: [
      "/olahan?produk=ABON_LELE",
      "/olahan?komoditas=LELE&tempat=63.72",
      "/olahan?tempat=64.02.06",
      "/olahan?cari=abon+landasan+ulin",
      "/olahan?cari=amplang+kukar",
    ],
    weight: 2,
  },
];
