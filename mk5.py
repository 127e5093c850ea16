s=open('/tmp/wt/lead/tests/prof2.mts').read()
s=s.replace('/tmp/wt/lead/app','/tmp/exp').replace('import { improve }','import { improve, improveDC, st }')
# relabel: 'h': hilbert blocks of leaf lots, random inside
s=s[:s.index('const cpu =')].replace('''  if (what.includes("l")) {''','''  if (what.includes("h")) { const ls = [...m.lots].sort((a, b) => key.get(a.place)! - key.get(b.place)!); const F = Number(process.env["FINE"] ?? 1000);
    ls.forEach((l, i) => { (l as any).k = key.get(l.place)!; }); for (let a = 0; a < ls.length; a += F) { const part = ls.slice(a, a + F); const n = part.length; part.forEach((l, i) => { l.id = "L" + pad(a + ((i * 7919) % n)); }); const k0 = (part[0] as any).k; part.forEach(l => { (l as any).k = k0; }); } m.kitchens.forEach(k => { (k as any).k = key.get(k.place)!; }); }
  if (what.includes("l")) {''')+'''
const cpu = () => { const c = process.cpuUsage(); return (c.user + c.system) / 1000; };
const b = layBoard(relabel("kh"), undefined); const net = layNetwork(b, findArcs(b)); const at = net.at;
const leaf = Number(process.env["LEAF"] ?? 1000), fan = Number(process.env["FAN"] ?? 4);
for (let run = 0; run < runs; run++) {
  let t = cpu(); const t0 = t;
  const split = splitNetwork(net); const a = cpu() - t;
  let cut = 0, plant = 0, imp = 0, piv = 0; let big = 0; let log = "";
  for (let n = 0; n < split.parts; n++) {
    t = cpu(); const p = cutPart(split, n); cut += cpu() - t;
    t = cpu(); const tree = plantPart(p); plant += cpu() - t;
    const lotKey = Float64Array.from(p.lotAt, i => (b.lots[i] as any).k);
    const nodeKey = Float64Array.from(p.nodeAt, v => v < at.week ? (b.kitchens[Math.floor((net.head[at.slotArc + v - at.slot]! - at.week) / b.weeks)] as any).k : (b.kitchens[Math.floor((v - at.week) / b.weeks)] as any).k);
    t = cpu(); if (p.lots > leaf && leaf > 0) improveDC(tree, lotKey, nodeKey, leaf, fan); else improve(tree); const d = cpu() - t; imp += d; piv += tree.pivots; if (d > big) { big = d; log = st.log.join(" | "); }
  }
  console.log(`total ${(cpu() - t0).toFixed(0)} improve ${imp.toFixed(0)} big ${big.toFixed(0)} pivots ${piv}`, log);
}
'''
open('/tmp/wt/lead/tests/prof5.mts','w').write(s)
