import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { CodatConnectionEvent } from 'codat-elements';
import 'codat-elements/define';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (isReturn) {
      <codat-link-return></codat-link-return>
    } @else {
      <codat-provider proxy-url="/api/codat">
        <codat-integration-picker
          [platformKeys]="keys"
          [showSandbox]="false"
          layout="list"
          (codat-connection)="onConnection($event)"
        >
          <h2 slot="heading">Your software</h2>
        </codat-integration-picker>
        <codat-connection-list actions="disconnect"></codat-connection-list>
      </codat-provider>
      <p>Connected here: {{ connected().join(', ') }}</p>
    }
  `,
})
class App {
  readonly keys = ['gbol', 'fztf'];
  readonly isReturn = location.pathname === '/connected';
  readonly connected = signal<readonly string[]>([]);

  onConnection({ detail }: CodatConnectionEvent) {
    this.connected.update((names) => [...names, detail.platformName]);
  }
}

bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] }).catch(console.error);
