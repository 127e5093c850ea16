/** Signs on a grid of 24, two pixels of line. They stand beside a word, so they are silent by themselves. */
const icons = {
  back: "M19 12H5M11 6L5 12L11 18",
  check: "M4.5 12.5L10 18L20 6.5",
  cross: "M6 6L18 18M18 6L6 18",
  plus: "M12 5V19M5 12H19",
  minus: "M5 12H19",
  lock: "M7 11H17A2 2 0 0 1 19 13V18.5A2 2 0 0 1 17 20.5H7A2 2 0 0 1 5 18.5V13A2 2 0 0 1 7 11ZM8 11V8A4 4 0 0 1 16 8V11",
  help: "M4 20L5.3 16.2A8.5 8.5 0 1 1 8.3 19ZM9 9.5C9 13 11.5 15.5 15 15.5",
  phone: "M9 2.5H15A2 2 0 0 1 17 4.5V19.5A2 2 0 0 1 15 21.5H9A2 2 0 0 1 7 19.5V4.5A2 2 0 0 1 9 2.5ZM11 18.5H13",
  call: "M5 4H9L11 9L8.5 10.5C9.5 13 11 14.5 13.5 15.5L15 13L20 15V19C20 20 19 20.5 18 20.5C10.5 20 4 13.5 3.5 6C3.5 5 4 4 5 4Z",
  download: "M12 4V15M7 10.5L12 15.5L17 10.5M5 20H19",
  print: "M7 9V3.5H17V9M7 17H4.5V9H19.5V17H17M7 14H17V20.5H7Z",
  warning: "M12 4L21.5 20H2.5ZM12 10V14.5M12 17.2V17.3",
  info: "M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3ZM12 11V16.5M12 7.5V7.6",
  chevron: "M9 5L16 12L9 19",
  menu: "M4 6H20M4 12H20M4 18H20",
  search: "M10.5 4A6.5 6.5 0 1 1 10.5 17A6.5 6.5 0 1 1 10.5 4ZM15.5 15.5L20.5 20.5",
  filter: "M4 5H20L14 12.5V19L10 17V12.5Z",
  user: "M12 4A4 4 0 1 1 12 12A4 4 0 1 1 12 4ZM4 20.5C5 16.5 8 15 12 15C16 15 19 16.5 20 20.5",
  camera: "M4 8H8L9.5 5H14.5L16 8H20V19.5H4ZM12 10A3.5 3.5 0 1 1 12 17A3.5 3.5 0 1 1 12 10Z",
  calendar: "M4.5 6H19.5V20H4.5ZM4.5 10.5H19.5M8.5 3.5V7.5M15.5 3.5V7.5",
  edit: "M4.5 19.5L5.5 15L16 4.5L19.5 8L9 18.5ZM13.5 7L17 10.5",
  sort: "M8 5V19M5 8L8 5L11 8M16 5V19M13 16L16 19L19 16",
  up: "M12 19V5M6 11L12 5L18 11",
  down: "M12 5V19M6 13L12 19L18 13",
  speaker: "M4 10V14H8L13 18V6L8 10ZM16.5 9C18 10.5 18 13.5 16.5 15M19 6.5C22 9.5 22 14.5 19 17.5",
  clock: "M12 3A9 9 0 1 1 12 21A9 9 0 1 1 12 3ZM12 7.5V12L15.5 14.5",
  pin: "M12 21.5C8 16 5.5 13 5.5 9.5A6.5 6.5 0 0 1 18.5 9.5C18.5 13 16 16 12 21.5ZM12 7.5A2 2 0 1 1 12 11.5A2 2 0 1 1 12 7.5Z",
  swap: "M4 8.5H19M15 4.5L19 8.5L15 12.5M20 15.5H5M9 11.5L5 15.5L9 19.5",
  list: "M8 6H20M8 12H20M8 18H20M4 6V6.1M4 12V12.1M4 18V18.1",
  bell: "M6 16.5V11A6 6 0 0 1 18 11V16.5L19.5 18H4.5ZM10 20.5C11 21.5 13 21.5 14 20.5",
} as const;

export type IconName = keyof typeof icons;

/** A small sign in the colour of the text beside it. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg className="ic" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={icons[name]} />
    </svg>
  );
}
