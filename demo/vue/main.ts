import { createApp } from 'vue';
import 'codat-elements/define';
import '../assets/host.css';
import App from './App.vue';

createApp(App).mount('#app');
