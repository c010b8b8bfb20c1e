import { ApiResponse } from '@aps_sdk/autodesk-sdkmanager';
import type { Simulator } from '../../simulator';
import type { SdkClients } from './clients';
import type { TypedAnswer } from './typesOfAnswers';

/** What the calls of one client share: later ones use what earlier ones made. */
export interface SdkContext {
	simulator: Simulator;
	clients: SdkClients;
	/** Ids that calls leave for those after them. */
	made: Record<string, string>;
}

/** The calls of one client, in an order in which each finds what it needs. The name is the method. */
export type SdkCalls = Readonly<Record<string, (context: SdkContext) => Promise<unknown>>>;

const CLASSES: Readonly<Record<keyof SdkClients, string>> = {
	authentication: "import('@aps_sdk/authentication').AuthenticationClient",
	dataManagement: "import('@aps_sdk/data-management').DataManagementClient",
	oss: "import('@aps_sdk/oss').OssClient",
	admin: "import('@aps_sdk/construction-account-admin').AdminClient",
};

/** The declared type of what a method resolves to. */
export function answerOf(client: keyof SdkClients, method: string, answer: unknown): TypedAnswer {
	const type = `Awaited<ReturnType<${CLASSES[client]}['${method}']>>`;
	// An empty answer is an empty text, whatever the declared type.
	if (answer === '') return { name: method, type: 'unknown', answer };
	// Where the SDK declares no type, it returns the response besides, which cannot be written down.
	if (answer instanceof ApiResponse)
		return { name: method, type: 'unknown', answer: answer.content };
	return { name: method, type, answer };
}

interface SdkError {
	axiosError?: { response?: { status: number; data: unknown } };
}

/** What a failed call was answered with, or else the failure itself. */
export function failureOf(error: unknown): string {
	const response = (error as SdkError | undefined)?.axiosError?.response;
	if (response) return `${response.status} ${JSON.stringify(response.data)}`;
	return error instanceof Error ? error.message : String(error);
}
