import { eventName } from '../../../../protocol/events/eventName';
import type { DeliveryDetail } from '../../../../protocol/worker/api/shapes/delivery';
import { factExcerpt } from '../../excerpt';
import { clock } from '../format';
import { html, type Html } from '../html';

/** What is known of an event: first what people know it by, then how it came, IDs last. */
export function eventFacts(detail: DeliveryDetail): Html {
	const { about, system, event, receivedAt, subscriptionLabel, region } = detail;
	return html`<dl class="facts">
		${fact(capitalized(about?.kind ?? 'about'), about?.name)} ${fact('Folder', about?.folderPath)}
		${fact('Project', both(about?.projectName, about?.projectId))}
		${fact('Changed by', both(about?.userName, about?.user))}
		${fact('Status at Autodesk', about?.status)} ${fact('Translation workflow', about?.workflowId)}
		${fact('Event', both(eventName(system, event), event))}
		${fact('Subscription', subscriptionLabel)} ${fact('Received', clock(receivedAt))}
		${fact('Region', region)} ${fact('ID', about?.id)}
		${fact('Resource', detail.resourceUrn === about?.id ? null : detail.resourceUrn)}
		${fact('Event ID', detail.id)} ${fact('Autodesk’s delivery ID', detail.deliveryId)}
	</dl>`;
}

function fact(label: string, value: string | null | undefined): Html | undefined {
	if (value === null || value === undefined) return undefined;
	return html`<div>
		<dt>${label}</dt>
		<dd>${factExcerpt(value)}</dd>
	</div>`;
}

/** `Ada Example (EXAMPLEUSER1)`, or what there is of it. */
function both(name: string | undefined, id: string | undefined): string | undefined {
	return name !== undefined && id !== undefined ? `${name} (${id})` : (name ?? id);
}

function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
