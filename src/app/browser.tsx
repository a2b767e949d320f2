import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../foundation/screen/screen.css';
import { applySettings } from '../foundation/screen/settings.ts';
import { keepPageStrict } from '../foundation/screen/strict-page.ts';
import { Application } from './screens/parts/Application.tsx';

applySettings();
keepPageStrict();
const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Application />
    </StrictMode>,
  );
}
