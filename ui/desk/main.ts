import { createApp } from 'vue'
import '../shared/tokens.css'
import '../shared/base.css'
import '../shared/app.css'
import App from './App.vue'
import { router } from './router'
import { restoreShow } from '../shared/session'

restoreShow()
createApp(App).use(router).mount('#app')
