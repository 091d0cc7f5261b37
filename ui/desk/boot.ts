/* Why the first question to the program had no answer, where it had none. */
import { shallowRef } from 'vue'
import type { ApiError } from '../shared/api'

export const booting = shallowRef<ApiError | null>(null)
