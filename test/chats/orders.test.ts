import { chatLogs } from './logs.ts'

chatLogs('orders')
