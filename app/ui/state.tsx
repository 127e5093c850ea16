import type { ReactNode } from "react";
import { Drawing } from "./drawing.tsx";
import type { DrawingName } from "./drawings.ts";
import { Icon, type IconName } from "./icon.tsx";

export type PillTone = "open" | "good" | "wait" | "bad" | "plain" | "hilir";

const signs: Record<PillTone, string> = { open: "●", good: "✓", wait: "●", bad: "!", plain: "●", hilir: "●" };

/** A state: a sign, a word and a colour that say the same. */
export function Pill({ tone, sign = signs[tone], children }: { tone: PillTone; sign?: string; children: ReactNode }) {
  return (
    <span className={`pill ${tone}`}>
      <span aria-hidden="true">{sign}</span>
      {children}
    </span>
  );
}

export type PillOf = { tone: PillTone; word: string; sign?: string };

export type BannerTone = "good" | "wait" | "bad" | "plain";

const bannerIcons: Record<BannerTone, IconName> = { good: "check", wait: "clock", bad: "warning", plain: "info" };

type BannerProps = { tone: BannerTone; title?: string; icon?: IconName; children?: ReactNode };

/** A message about the whole page: what was done, what to know before going on. */
export function Banner({ tone, title, icon = bannerIcons[tone], children }: BannerProps) {
  return (
    <div className={`banner ${tone}`} role={tone === "bad" ? "alert" : "status"}>
      <Icon name={icon} />
      <div>
        {title ? <p className="strong">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}

type EmptyProps = { drawing?: DrawingName; title: string; children?: ReactNode; action?: ReactNode };

/** An empty page: what would be here, why it is empty, the one thing to do. */
export function EmptyState({ drawing = "kolam", title, children, action }: EmptyProps) {
  return (
    <div className="empty">
      <Drawing name={drawing} size={64} side="hulu" />
      <p className="strong">{title}</p>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  );
}
