const drawings = {
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13M15.5 15.5 20 20',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  theme: 'M12 3a9 9 0 1 0 0 18ZM12 3a9 9 0 0 1 0 18',
  hide: 'M3 12s3.2-6 9-6 9 6 9 6-3.2 6-9 6-9-6-9-6M4 20 20 4',
  show: 'M3 12s3.2-6 9-6 9 6 9 6-3.2 6-9 6-9-6-9-6M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5',
  down: 'm7 10 5 5 5-5',
  up: 'm7 14 5-5 5 5',
  both: 'm8 10 4-4 4 4M8 14l4 4 4-4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  away: 'M8 16 17 7M9 7h8v8',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof drawings;

/** A small line drawing beside a word; never without one. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
