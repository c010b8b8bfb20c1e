import type { IDataObject, INode } from 'n8n-workflow';
import type { Access } from '../../apsClient/access';
import type { HooksClient } from '../../apsClient/hooks';

/** What all webhooks of this trigger have in common. */
export interface HookTerms {
	callbackUrl: string;
	/** Signs the callbacks. */
	secret: string;
	/** Tags that identify the owner of the webhook; less than 1 KB with the IDs of hub and project. */
	tags: IDataObject;
	/** ISO 8601, only for webhooks that listen for a test event. */
	expiry?: string;
	/** JSONPath evaluated by Autodesk. */
	filter?: string;
}

/** Autodesk as this node's credential sees it. */
export interface HookCaller {
	node: INode;
	access: Access;
	hooks: HooksClient;
}
