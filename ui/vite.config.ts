import { defineConfig } from 'vitest/config'
import vue from '@vitejs/plugin-vue'

/* The program that serves /api while the pages are being worked on. */
const api = process.env.ANJU_API || 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  build: {
    outDir: 'dist',
    assetsDir: 'a',
    target: ['chrome87'],
    cssTarget: ['chrome87'],
    sourcemap: false,
    reportCompressedSize: false,
    assetsInlineLimit: 1024,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, host: '127.0.0.1', proxy: { '/api': { target: api } } },
  preview: { port: 4173, host: '127.0.0.1', proxy: { '/api': { target: api } } },
  test: { include: ['test/*.test.ts'], environment: 'node' },
})
