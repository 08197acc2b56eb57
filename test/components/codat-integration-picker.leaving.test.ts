import { expect } from '@open-wc/testing';
import { stayOnPage } from '../store/stay-on-page.js';
import { mountLinkingPicker } from '../support/linking.js';
import { readText } from '../support/harness/element-harness.js';
import { until } from '../support/page.js';

describe('codat-integration-picker: while this tab goes to the provider', () => {
  it('speaks of no window, and lets the person try again', async () => {
    const gone = stayOnPage();
    const { picker } = await mountLinkingPicker('redirect');
    picker.choose('Xero');
    await until('the departure', () => gone.length > 0);
    await until('the way to try again', () => picker.stageActions.includes('Open it again'));

    expect(picker.stage).to.include('Taking you to Xero…');
    expect(picker.stage).to.not.include('window');
    expect(picker.stageActions).to.deep.equal(['Open it again', 'Back to the list', 'Cancel']);

    picker.pressOnStage('Back to the list');
    await picker.untilList();
    const line = await until('the line', () => picker.root.querySelector('[part=attempt]'));
    expect(readText(line)).to.include('Open it again');
    expect(readText(line)).to.not.include('window');
  });
});
