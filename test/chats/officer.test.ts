import { chatLogs } from './logs.ts'

chatLogs('officer')
