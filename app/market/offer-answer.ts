/**
 * What the open market says to an own offer: harvests in its reach and weeks with their kg, and those of them that its
 * own price or terms would meet, transport included. All of it follows from public asks and the offer's own limit; which
 * of them other kitchens would outbid is not said, since that would tell their limits.
 */
export type OfferAnswer = { lots: number; kg: number; fitting: number; fittingKg: number };
