import type { INodeProperties } from 'n8n-workflow';

/** A text field of the action node and of the trigger, so it is read without the run of an operation. */
export interface EventText extends INodeProperties {
	/** @throws InvalidValue */
	read(entered: unknown, field: INodeProperties): string;
}
