/** The mark: a drop and a flame in one outline, split down the middle. 32 × 36 units. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 36" width={Math.round((size * 32) / 36)} height={size} aria-hidden="true">
      <path className="f-hulu" d="M16 1C10.5 10 4 15 4 22.5A12 12 0 0 0 16 34.5Z" />
      <path className="f-hilir" d="M16 1C17 8.5 28 12.5 28 22.5A12 12 0 0 1 16 34.5Z" />
      <path
        className="f-paper"
        d="M16 31.5C20.5 31.5 23 28.5 22.3 25C21.8 22.5 19.5 21.5 19 18C17.3 19.7 16 21.5 16 24.5Z"
      />
      <path className="s-paper" d="M6.8 23C8.3 21.4 9.8 21.4 11.4 23C12.9 24.6 14.4 24.6 16 23" />
    </svg>
  );
}

/** The name in its two colours. */
export function Wordmark() {
  return (
    <span>
      <span className="hulu">Hulu</span>
      <span className="hilir">Hilir</span>
    </span>
  );
}

/** The same halves as a pin: where both sides meet. Its point is at 16, 36 of its own 32 × 36 units. */
export function MeetingPin() {
  return (
    <>
      <path className="f-hulu" d="M16 34.5C10.5 25 4 20 4 13A12 12 0 0 1 16 1Z" />
      <path className="f-hilir" d="M16 34.5C21.5 25 28 20 28 13A12 12 0 0 0 16 1Z" />
      <circle className="f-paper" cx="16" cy="13" r="4.5" />
    </>
  );
}
