import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build --config console/vite.config.ts` → `dist/console`, served by S3 and CloudFront, or by `care start`. */
export default defineConfig({
  root: 'console',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/console', emptyOutDir: true, reportCompressedSize: true, chunkSizeWarningLimit: 700 },
});
