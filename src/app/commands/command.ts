import type { ParseArgsConfig } from 'node:util';

/** What a command is given: what was typed, and how to answer. */
export interface Asked {
  positionals: string[];
  options: Record<string, string | boolean | undefined>;
  json: boolean;
  /** Answers once: the value where `--json` was asked, the text otherwise. */
  answer: (value: unknown, text: string) => void;
  progress: (what: string, done: number, of: number) => void;
}

/** One command of the command line. */
export interface Command {
  name: string;
  usage: string;
  about: string;
  arguments: readonly { name: string; about: string; optional?: boolean }[];
  options: NonNullable<ParseArgsConfig['options']>;
  /** Answers the exit code; none is 0. */
  run(asked: Asked): Promise<number | void>;
}
