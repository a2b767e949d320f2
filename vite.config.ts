import react from '@vitejs/plugin-react';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const project = import.meta.dirname;
const at = (path: string): string => join(project, path);

/** The staff application, the stylesheet of public pages, and the small scripts that public pages load by their source. */
export default defineConfig({
  root: project,
  base: '/',
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: 'dist',
    assetsDir: 'assets',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome125', 'edge125', 'firefox128', 'safari18'],
    // The page's content policy takes scripts, styles and fonts from our own address only, and no inline ones.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [at('index.html'), at('src/foundation/screen/public.css'), ...globSync('src/**/browser/*.ts', { cwd: project }).map(at)],
    },
  },
});
