import { useEffect, useMemo, useRef, useState } from 'react';
import { Autocomplete, Header, Input, ListBox, ListBoxItem, ListBoxSection, SearchField, Text } from 'react-aria-components';
import { commands, commandsFor, type Command, type Found } from './commands.ts';
import { useGo } from './go.tsx';
import { Icon } from './Icon.tsx';
import { Keys } from './Keys.tsx';
import { Sheet } from './Sheet.tsx';
import type { NavigationGroup } from './SideNav.tsx';
import { useStore } from './store.ts';
import { words } from './words.ts';

interface Line extends Command {
  hint?: string | undefined;
}

interface Section {
  id: 'recent' | 'find' | 'do' | 'go';
  lines: readonly Line[];
}

/** How many lines each section shows at most. */
const most = 8;

/** The palette: go somewhere, find a record, do an act; opened by Ctrl-K or `/`. */
export function CommandPalette({ open, onClose, navigation, find }: {
  open: boolean;
  onClose: () => void;
  navigation: readonly NavigationGroup[];
  find?: ((text: string, signal: AbortSignal) => Promise<readonly Found[]>) | undefined;
}) {
  return (
    <Sheet open={open} onClose={onClose} title={words('screen_palette')} titleHidden className="palette">
      <Body onClose={onClose} navigation={navigation} find={find} />
    </Sheet>
  );
}

/** The acts used last in this page's life; names of records are never remembered. */
const recent: string[] = [];

function Body({ onClose, navigation, find }: Omit<Parameters<typeof CommandPalette>[0], 'open'>) {
  const [text, setText] = useState('');
  const acts = useStore(commands);
  const go = useGo();
  const { found, searching } = useFound(text, find);
  const places = useMemo(() => navigation.flatMap(placesOf), [navigation]);
  const sections = sectionsOf(text, acts, places, found);
  const count = sections.reduce((sum, { lines }) => sum + lines.length, 0);

  const choose = (id: string): void => {
    const line = sections.flatMap(({ lines }) => lines).find((one) => one.id === id);
    if (line === undefined) return;
    if (!found.some((one) => one.id === id)) remember(id);
    onClose();
    if (line.run !== undefined) line.run();
    else if (line.path !== undefined) go(line.path);
  };

  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField className="palette-search" aria-label={words('screen_palette')} autoFocus>
        <Icon name="search" />
        <Input placeholder={words('screen_palette_placeholder')} autoComplete="off" spellCheck="false" />
      </SearchField>
      <ListBox
        className="palette-lines"
        aria-label={words('screen_palette')}
        selectionMode="none"
        onAction={(id) => choose(String(id))}
        items={sections}
        renderEmptyState={() => <p className="none">{searching ? words('screen_palette_searching') : words('screen_palette_nothing', { text })}</p>}
      >
        {(section) => (
          <ListBoxSection id={`section-${section.id}`} className="palette-section">
            <Header>{words(`screen_palette_${section.id}`)}</Header>
            {section.lines.map((line) => (
              <ListBoxItem key={line.id} id={line.id} textValue={line.label} className="palette-line">
                <Text slot="label">
                  <bdi className={section.id === 'find' ? 'person' : ''}>{line.label}</bdi>
                </Text>
                {line.hint !== undefined && (
                  <Text slot="description" className="hint">
                    <bdi>{line.hint}</bdi>
                  </Text>
                )}
                {line.keys !== undefined && <Keys keys={line.keys} />}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
      </ListBox>
      <div className="palette-foot">
        <span aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> {words('screen_palette_hint_move')}
        </span>
        <span aria-hidden="true">
          <kbd>↵</kbd> {words('screen_palette_hint_choose')}
        </span>
        <span aria-hidden="true">
          <kbd>Esc</kbd> {words('screen_palette_hint_close')}
        </span>
        <span className="total" role="status">
          {text === '' ? '' : words('screen_palette_results', { count })}
        </span>
      </div>
    </Autocomplete>
  );
}

function placesOf({ items, label }: NavigationGroup): Line[] {
  return items.map((item) => ({
    id: `go:${item.path}`,
    label: item.label,
    hint: label,
    path: item.path,
    keys: item.key === undefined ? undefined : `g ${item.key}`,
  }));
}

function sectionsOf(text: string, acts: readonly Command[], places: readonly Line[], found: readonly Found[]): Section[] {
  const used = text.trim() === '' ? recent.flatMap((id) => [...acts, ...places].find((one) => one.id === id) ?? []) : [];
  const rest = <T extends Command>(list: readonly T[]): T[] => list.filter((one) => !used.some(({ id }) => id === one.id));
  const sections: Section[] = [
    { id: 'recent', lines: used },
    { id: 'find', lines: found.slice(0, most) },
    { id: 'do', lines: commandsFor(text, rest(acts)).slice(0, most) },
    { id: 'go', lines: commandsFor(text, rest(places)).slice(0, text === '' ? places.length : most) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function remember(id: string): void {
  const at = recent.indexOf(id);
  if (at >= 0) recent.splice(at, 1);
  recent.unshift(id);
  recent.length = Math.min(recent.length, 3);
}

/** Searches records after a short pause in typing; an older search is called off. */
function useFound(text: string, find: ((text: string, signal: AbortSignal) => Promise<readonly Found[]>) | undefined) {
  const [found, setFound] = useState<readonly Found[]>([]);
  const [searching, setSearching] = useState(false);
  const latest = useRef(find);
  latest.current = find;
  useEffect(() => {
    const wanted = text.trim();
    if (wanted.length < 2 || latest.current === undefined) {
      setFound([]);
      setSearching(false);
      return;
    }
    const stop = new AbortController();
    setSearching(true);
    const timer = setTimeout(() => {
      void latest
        .current?.(wanted, stop.signal)
        .catch(() => [])
        .then((list) => {
          if (stop.signal.aborted) return;
          setFound(list);
          setSearching(false);
        });
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return { found, searching };
}
